import Close from '@mui/icons-material/Close';
import InsertDriveFileOutlined from '@mui/icons-material/InsertDriveFileOutlined';
import AddAPhotoOutlined from '@mui/icons-material/AddAPhotoOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { type FileRow, type VisitRow } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { ConfirmDialog, EmptyState, ErrorState, Panel, RowsSkeleton } from '../kit/index.js';
import { lightened } from './log/photo.js';

const tile = { width: 128, height: 128, borderRadius: 1, border: 1, borderColor: 'divider' } as const;

interface PhotoProps {
  visit: VisitRow;
  file: FileRow;
  onRemove: () => void;
}

/** A small picture that opens the whole one; of what is no picture, its name. */
const Photo = ({ visit, file, onRemove }: PhotoProps) => {
  const translate = useTranslate();
  const path = `/api/visits/${visit.id}/files/${file.id}`;
  return (
    <Box component="li" sx={{ position: 'relative' }}>
      <Box component="a" href={path} target="_blank" rel="noreferrer" sx={{ display: 'block', color: 'text.primary' }}>
        {file.mediaType.startsWith('image/') ? (
          <Box component="img" src={path} alt={file.name} loading="lazy" sx={{ ...tile, display: 'block', objectFit: 'cover' }} />
        ) : (
          <Box sx={{ ...tile, p: 1, display: 'grid', placeItems: 'center', textAlign: 'center', fontSize: 12 }}>
            <InsertDriveFileOutlined />
            {file.name}
          </Box>
        )}
      </Box>
      {visit.can.edit && (
        <IconButton
          size="small"
          aria-label={translate('visits.photos.drop', { name: file.name })}
          onClick={onRemove}
          sx={{ position: 'absolute', top: 2, right: 2, bgcolor: 'background.paper', opacity: 0.9 }}
        >
          <Close />
        </IconButton>
      )}
    </Box>
  );
};

const AddButton = ({ visit, onAdded }: { visit: VisitRow; onAdded: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const picker = useRef<HTMLInputElement>(null);
  const send = async (chosen: FileList | null) => {
    for (const file of chosen ?? []) {
      const form = new FormData();
      const picture = file.type.startsWith('image/');
      form.set('kind', picture ? 'photo' : 'other');
      form.set('file', picture ? await lightened(file) : file, file.name);
      try {
        await api.post(`/visits/${visit.id}/files`, form);
      } catch (error) {
        notify((error as Error).message, { type: 'error', multiLine: true });
      }
    }
    if (picker.current) picker.current.value = '';
    onAdded();
  };
  return (
    <>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={translate('visits.photos.addFile')}
        onChange={({ target }) => void send(target.files)}
      />
      <Button size="small" startIcon={<AddAPhotoOutlined />} onClick={() => picker.current?.click()}>
        {translate('visits.photos.addFile')}
      </Button>
    </>
  );
};

/** Photos and files of a visit; whoever made it adds and removes them. */
export const VisitPhotos = ({ visit }: { visit: VisitRow }) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const [leaving, setLeaving] = useState<FileRow | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['visits', 'files', visit.id],
    queryFn: ({ signal }) => api.get<FileRow[]>(`/visits/${visit.id}/files`, {}, signal),
  });
  const remove = async () => {
    if (!leaving) return;
    try {
      await api.delete(`visits/${visit.id}/files`, { id: leaving.id });
    } catch (failure) {
      notify((failure as Error).message, { type: 'error' });
    }
    void refetch();
  };
  if (data?.length === 0 && !visit.can.edit) return null;
  return (
    <Panel
      title={translate('visits.photos.title')}
      actions={visit.can.edit && <AddButton visit={visit} onAdded={() => void refetch()} />}
    >
      {error ? (
        <ErrorState compact error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <RowsSkeleton rows={1} />
      ) : data.length === 0 ? (
        <EmptyState compact title={translate('visits.photos.none')} />
      ) : (
        <Box component="ul" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, m: 0, p: 0, listStyle: 'none' }}>
          {data.map((file) => (
            <Photo key={file.id} visit={visit} file={file} onRemove={() => setLeaving(file)} />
          ))}
        </Box>
      )}
      <ConfirmDialog
        open={leaving !== null}
        destructive
        title={translate('visits.photos.dropTitle', { name: leaving?.name ?? '' })}
        confirmLabel={translate('ra.action.delete')}
        onConfirm={remove}
        onClose={() => setLeaving(null)}
      />
    </Panel>
  );
};
