import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useDataProvider, useListContext, useNotify, useResourceContext, useTranslate, type RaRecord } from 'react-admin';
import { useToday } from '../data/index.js';
import { download, toCsv } from './csv.js';

const PAGE = 1000;
/** As far as totals are counted; more is narrowed by a filter first. */
const MOST_ROWS = 10_000;
/** Keys and what the screen needs for itself are nothing for a spreadsheet. */
const isShown = (field: string, value: unknown): boolean =>
  field !== 'version' && field !== 'can' && !/(^id|Id|Ids)$/.test(field) && (value === null || typeof value !== 'object');

const cell = (value: unknown): string =>
  value === null || value === undefined ? '' : String(value as string | number | boolean);

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
      const fields = Object.keys(rows[0] ?? {}).filter(
        (field) => rows.some((row) => row[field] !== null) && isShown(field, rows[0]?.[field]),
      );
      const head = fields.map((field) => translate(`resources.${resource}.fields.${field}`, { _: field }));
      const name = translate(`resources.${resource}.name`, { smart_count: 2, _: resource });
      download(`${name}-${today}.csv`, toCsv([head, ...rows.map((row) => fields.map((field) => cell(row[field])))]));
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
