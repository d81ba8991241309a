import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ImportKind, ImportKindRow, ImportMapping, ImportOptions, ImportPreview, ImportRunRow } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { useApi } from '../data/index.js';
import { ChoiceChips, ErrorState, Page, Panel, RowsSkeleton } from '../kit/index.js';
import { FilePick } from './FilePick.js';
import { MappingTable } from './MappingTable.js';
import { ReadingOptions } from './ReadingOptions.js';

const PLAIN: ImportOptions = { dateOrder: 'ymd', createAccounts: false, ownAccount: '' };

const formOf = (kind: ImportKind, file: File, more: Record<string, string> = {}): FormData => {
  const form = new FormData();
  // The fields go before the file: the server reads the form as it comes.
  form.set('kind', kind);
  for (const [name, value] of Object.entries(more)) form.set(name, value);
  form.set('file', file);
  return form;
};

/** Required fields that no column gives under this mapping. */
const missingIn = (kind: ImportKindRow, mapping: ImportMapping): string[] => {
  const given = new Set(Object.values(mapping));
  return kind.fields.filter(({ name, required }) => required && !given.has(name)).map(({ label }) => label);
};

const useUpload = (onPreview: (preview: ImportPreview) => void) => {
  const api = useApi();
  const notify = useNotify();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const guarded = async (act: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error', autoHideDuration: 8000 });
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    preview: (kind: ImportKind, file: File) =>
      guarded(async () => onPreview(await api.post<ImportPreview>('/imports/preview', formOf(kind, file)))),
    begin: (kind: ImportKind, file: File, { mapping, options }: { mapping: ImportMapping; options: ImportOptions }) =>
      guarded(async () => {
        const run = await api.post<ImportRunRow>(
          '/imports',
          formOf(kind, file, {
            dryRun: 'true',
            mapping: JSON.stringify(mapping),
            dateOrder: options.dateOrder,
            createAccounts: String(options.createAccounts),
            ownAccount: options.ownAccount,
          }),
        );
        void navigate(`/imports/${run.id}/show`);
      }),
  };
};

/** Kind, file, mapping; then a dry run that changes nothing. */
const ImportCreate = () => {
  const translate = useTranslate();
  const api = useApi();
  const {
    data: kinds,
    error,
    refetch,
  } = useQuery({ queryKey: ['imports', 'kinds'], queryFn: () => api.get<ImportKindRow[]>('/imports/kinds') });
  const [params] = useSearchParams();
  const [kindName, setKindName] = useState<ImportKind | null>(params.get('kind') as ImportKind | null);
  const [options, setOptions] = useState(PLAIN);
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [mapping, setMapping] = useState<ImportMapping>({});
  const upload = useUpload((found) => {
    setPreview(found);
    setOptions(found.remembered ?? PLAIN);
    setMapping(Object.fromEntries(found.columns.map(({ heading, field }) => [heading, field ?? ''])));
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!kinds) return <RowsSkeleton />;
  const offered = kinds.filter(({ can }) => can.run);
  const kind = offered.find((one) => one.kind === kindName);
  const look = (chosen: ImportKind, picked: File): void => {
    setPreview(null);
    void upload.preview(chosen, picked);
  };
  const missing = kind && preview ? missingIn(kind, mapping) : [];
  return (
    <Page title={translate('imports.create')} narrow>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Panel title={translate('imports.step.kind')}>
          <ChoiceChips
            label={translate('imports.step.kind')}
            choices={offered.map((one) => ({ id: one.kind, name: translate(`enums.importKind.${one.kind}`, { _: one.label }) }))}
            value={kindName ? [kindName] : []}
            onChange={([next]) => {
              setKindName((next as ImportKind | undefined) ?? null);
              if (next && file) look(next as ImportKind, file);
            }}
          />
          {kind && (
            <Box sx={{ mt: 1.5, color: 'text.secondary', fontSize: 13 }}>
              {translate('imports.fields', {
                names: kind.fields
                  .map(({ label, required }) => (required ? `${label} *` : label))
                  .join(translate('kit.filter.or')),
              })}
            </Box>
          )}
        </Panel>
        {kind && (
          <Panel title={translate('imports.step.file')}>
            <FilePick
              file={file}
              busy={upload.busy}
              onPick={(picked) => {
                setFile(picked);
                look(kind.kind, picked);
              }}
            />
          </Panel>
        )}
        {kind && file && preview && (
          <Panel
            title={translate('imports.step.mapping')}
            actions={
              <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>
                {preview.encoding === 'xlsx'
                  ? translate('imports.workbook')
                  : translate('imports.format', {
                      encoding: preview.encoding,
                      delimiter: preview.delimiter === '\t' ? 'Tab' : preview.delimiter,
                    })}
              </Box>
            }
          >
            <MappingTable kind={kind} preview={preview} mapping={mapping} onChange={setMapping} />
            <ReadingOptions kind={kind.kind} options={options} onChange={setOptions} />
            {preview.remembered && (
              <Box sx={{ mt: 1, color: 'text.secondary', fontSize: 13 }}>{translate('imports.remembered')}</Box>
            )}
            {missing.length > 0 && (
              <Box role="alert" sx={{ mt: 1.5, color: (theme) => theme.tokens.tones.bad.ink }}>
                {translate('imports.missing', { names: missing.join(translate('kit.filter.or')) })}
              </Box>
            )}
            <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1.5, mt: 2 }}>
              <Button
                variant="contained"
                disabled={upload.busy || missing.length > 0}
                onClick={() => void upload.begin(kind.kind, file, { mapping, options })}
              >
                {translate('imports.tryRun')}
              </Button>
              <Box sx={{ color: 'text.secondary', fontSize: 13 }}>{translate('imports.tryHint')}</Box>
            </Box>
          </Panel>
        )}
      </Box>
    </Page>
  );
};

export default ImportCreate;
