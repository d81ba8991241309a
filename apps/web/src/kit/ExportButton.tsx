import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useListContext, useNotify, useResourceContext, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';

/** Starts the server's export of exactly this filtered list; a notice tells when the file is ready. */
export const ExportButton = () => {
  const translate = useTranslate();
  const notify = useNotify();
  const api = useApi();
  const resource = useResourceContext();
  const { filterValues, sort } = useListContext();
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    try {
      await api.post('/exports', { resource, filter: filterValues as unknown, sort: [sort.field, sort.order], format: 'csv' });
      notify('kit.exportStarted', { type: 'info' });
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="outlined" startIcon={<FileDownloadOutlined />} disabled={busy} onClick={() => void start()}>
      {translate('ra.action.export')}
    </Button>
  );
};
