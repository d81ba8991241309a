import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import {
  ArchiveContractInput,
  CONTRACT_FILE_KINDS,
  FILE_LIMIT,
  type ContractFileCheck,
  type ContractRecord,
  type FileRow,
} from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { TextInput, useNotify, useRefresh, useTranslate } from 'react-admin';
import { useApi, useMay } from '../data/index.js';
import {
  ConfirmDialog,
  DateText,
  EmptyState,
  EnumLabel,
  ErrorState,
  Facts,
  FormDialog,
  Panel,
  PersonName,
  RowsSkeleton,
} from '../kit/index.js';

interface Filed {
  files: FileRow[];
  checklist: ContractFileCheck[];
}

const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** Sends one file at a time; what it is, is said first. */
const Upload = ({ contract, kind: wanted }: { contract: ContractRecord; kind: string }) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const refresh = useRefresh();
  const picker = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState(wanted);
  const [busy, setBusy] = useState(false);
  const send = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > FILE_LIMIT) return notify('contracts.files.tooLarge', { type: 'error' });
    setBusy(true);
    const form = new FormData();
    form.set('kind', kind);
    form.set('file', file);
    try {
      await api.post(`/contracts/${contract.id}/files`, form);
      notify('contracts.files.added', { type: 'success' });
      refresh();
    } catch (error) {
      notify((error as Error).message, { type: 'error', multiLine: true });
    } finally {
      setBusy(false);
      if (picker.current) picker.current.value = '';
    }
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <TextField
        select
        size="small"
        label={translate('contracts.files.kind')}
        value={kind}
        onChange={(event) => setKind(event.target.value)}
        sx={{ width: { xs: '100%', sm: 200 } }}
      >
        {CONTRACT_FILE_KINDS.map((each) => (
          <MenuItem key={each} value={each}>
            {translate(`enums.contractFileKind.${each}`)}
          </MenuItem>
        ))}
      </TextField>
      <input ref={picker} type="file" hidden onChange={(event) => void send(event.target.files?.[0])} />
      <Button variant="outlined" startIcon={<UploadFileOutlined />} disabled={busy} onClick={() => picker.current?.click()}>
        {translate(busy ? 'contracts.files.sending' : 'contracts.files.add')}
      </Button>
    </Box>
  );
};

const FileLine = ({ contract, file, onRemove }: { contract: ContractRecord; file: FileRow; onRemove?: () => void }) => {
  const translate = useTranslate();
  return (
    <Box
      component="li"
      sx={{ display: 'flex', alignItems: 'center', gap: 1, py: 1, borderTop: 1, borderColor: 'divider', minWidth: 0 }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box
          component="a"
          href={`/api/contracts/${contract.id}/files/${file.id}`}
          target="_blank"
          rel="noopener"
          sx={{ color: 'primary.main', fontWeight: 500, overflowWrap: 'anywhere' }}
        >
          {file.name}
        </Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, color: 'text.secondary', fontSize: 12 }}>
          <EnumLabel enum="contractFileKind" value={file.kind} />
          <span>{sizeText(file.size)}</span>
          <DateText value={file.uploadedAt.slice(0, 10)} short />
          {file.uploadedByName && <PersonName name={file.uploadedByName} plain />}
        </Box>
      </Box>
      {onRemove && (
        <IconButton aria-label={translate('contracts.files.remove', { name: file.name })} onClick={onRemove}>
          <DeleteOutlined fontSize="small" />
        </IconButton>
      )}
    </Box>
  );
};

const Checklist = ({ checklist }: { checklist: ContractFileCheck[] }) => {
  const translate = useTranslate();
  if (checklist.length === 0) return <Box sx={{ color: 'text.secondary' }}>{translate('contracts.files.nothingNeeded')}</Box>;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {checklist.map(({ kind, state, present }) => (
        <Box component="li" key={`${state} ${kind}`} sx={{ display: 'flex', alignItems: 'center', gap: 1, py: 0.5 }}>
          {present ? <CheckCircleOutlined color="success" fontSize="small" /> : <ErrorOutlined color="error" fontSize="small" />}
          <EnumLabel enum="contractFileKind" value={kind} />
          <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>
            {translate(present ? 'contracts.files.present' : 'contracts.files.missing')}
          </Box>
        </Box>
      ))}
    </Box>
  );
};

const Archive = ({ contract }: { contract: ContractRecord }) => {
  const translate = useTranslate();
  const api = useApi();
  const [open, setOpen] = useState(false);
  if (contract.archivedOn)
    return (
      <Facts
        facts={[
          { label: 'contracts.archive.on', value: <DateText value={contract.archivedOn} /> },
          { label: 'contracts.archive.number', value: contract.archiveNumber },
          { label: 'contracts.archive.location', value: contract.archiveLocation, wide: true },
        ]}
      />
    );
  if (!contract.can.archive) return <Box sx={{ color: 'text.secondary' }}>{translate('contracts.archive.later')}</Box>;
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)}>
        {translate('contracts.archive.do')}
      </Button>
      <FormDialog
        open={open}
        onClose={() => setOpen(false)}
        title={translate('contracts.archive.title', { number: contract.number })}
        body={translate('contracts.archive.body')}
        schema={ArchiveContractInput}
        onSubmit={(values) => api.verb('contracts', contract.id, 'archive', { ...values, version: contract.version })}
        submitLabel={translate('contracts.archive.do')}
        done="contracts.archive.done"
      >
        <TextInput source="number" label="contracts.archive.number" isRequired helperText={false} />
        <TextInput source="location" label="contracts.archive.location" isRequired helperText={false} />
      </FormDialog>
    </>
  );
};

/** The files of a contract, what is still missing of them, and the archive. */
export const ContractFiles = ({ contract }: { contract: ContractRecord }) => {
  const translate = useTranslate();
  const api = useApi();
  const refresh = useRefresh();
  const mayWrite = useMay('contract-file:write') && contract.archivedOn === null;
  const [removing, setRemoving] = useState<FileRow | null>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['contracts', 'files', contract.id],
    queryFn: () => api.get<Filed>(`/contracts/${contract.id}/files`),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <RowsSkeleton rows={5} />;
  const lacking = data.checklist.find(({ present }) => !present);
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 2fr) minmax(0, 1fr)' },
        alignItems: 'start',
      }}
    >
      <Panel title={translate('contracts.section.files')}>
        {mayWrite && <Upload contract={contract} kind={lacking?.kind ?? 'other'} />}
        {data.files.length === 0 && <EmptyState compact title={translate('contracts.files.none')} />}
        <Box component="ul" sx={{ m: 0, mt: 1, p: 0, listStyle: 'none' }}>
          {data.files.map((file) => (
            <FileLine key={file.id} contract={contract} file={file} onRemove={mayWrite ? () => setRemoving(file) : undefined} />
          ))}
        </Box>
      </Panel>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Panel title={translate('contracts.files.checklist')}>
          <Checklist checklist={data.checklist} />
        </Panel>
        <Panel title={translate('contracts.section.archive')}>
          <Archive contract={contract} />
        </Panel>
      </Box>
      <ConfirmDialog
        open={removing !== null}
        onClose={() => setRemoving(null)}
        title={translate('contracts.files.removeTitle', { name: removing?.name })}
        body={translate('contracts.files.removeBody')}
        confirmLabel={translate('ra.action.delete')}
        destructive
        onConfirm={async () => {
          await api.delete(`contracts/${contract.id}/files`, { id: removing?.id ?? '' });
          refresh();
        }}
      />
    </Box>
  );
};
