import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useDataProvider, useListContext, useNotify, useResourceContext, useTranslate, type RaRecord } from 'react-admin';
import { useToday } from '../data/index.js';
import { download, toCsv } from './csv.js';
import { exportTable } from './exportTable.js';

const PAGE = 1000;
/** As far as totals are counted; more is narrowed by a filter first. */
const MOST_ROWS = 10_000;
/** CSV of exactly the filtered list, through the same door as the list itself. */
export const ExportButton = () => {
  const translate = useTranslate();
  const notify = useNotify();
  const dataProvider = useDataProvider();
  const today = useToday();
  const resource = useResourceContext() ?? '';
  const { filterValues, sort } = useListContext();
  const [busy, setBusy] = useState(false);
  const readAll = async (): Promise<RaRecord[]> => {
    const rows: RaRecord[] = [];
    for (let page = 1; rows.length < MOST_ROWS; page += 1) {
      const { data } = await dataProvider.getList<RaRecord>(resource, {
        filter: filterValues as unknown,
        sort,
        pagination: { page, perPage: PAGE },
      });
      rows.push(...data);
      if (data.length < PAGE) break;
    }
    return rows;
  };
  const start = async () => {
    setBusy(true);
    try {
      const rows = await readAll();
      const name = translate(`resources.${resource}.name`, { smart_count: 2, _: resource });
      download(`${name}-${today}.csv`, toCsv(exportTable(resource, rows, translate)));
      if (rows.length >= MOST_ROWS) notify('kit.exportCapped', { type: 'warning', messageArgs: { max: MOST_ROWS } });
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
