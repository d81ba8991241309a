import AddAPhotoOutlined from '@mui/icons-material/AddAPhotoOutlined';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { FILE_LIMIT } from '@keyline/model';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { dropFile, keepFile, keptFilesOf, useMe, type KeptFile } from '../../data/index.js';
import { lightened } from './photo.js';
import { newClientKey } from './visitForm.js';

const Thumbnail = ({ file, onDrop }: { file: KeptFile; onDrop: () => void }) => {
  const translate = useTranslate();
  const source = useMemo(() => URL.createObjectURL(file.blob), [file]);
  useEffect(() => () => URL.revokeObjectURL(source), [source]);
  return (
    <Box component="li" sx={{ position: 'relative', width: 96, height: 96 }}>
      <Box
        component="img"
        src={source}
        alt={file.name}
        sx={{ width: '100%', height: '100%', objectFit: 'cover', borderRadius: 1, border: 1, borderColor: 'divider' }}
      />
      <IconButton
        aria-label={translate('visits.photos.drop', { name: file.name })}
        onClick={onDrop}
        sx={{ position: 'absolute', top: 0, right: 0, bgcolor: 'background.paper', borderRadius: 1, opacity: 0.9 }}
      >
        <Close fontSize="small" />
      </IconButton>
    </Box>
  );
};

/** Photos taken at the customer's. They stay on the device with the draft and follow the visit when it is stored. */
export const PhotosInput = ({ clientKey }: { clientKey: string }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const personId = useMe()?.id;
  const picker = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<KeptFile[]>([]);
  useEffect(() => {
    let here = true;
    keptFilesOf(clientKey).then(
      (kept) => here && setFiles(kept),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [clientKey]);
  const add = async (chosen: FileList | null) => {
    if (!chosen || !personId) return;
    for (const file of chosen) {
      const kept = { id: newClientKey(), personId, key: clientKey, kind: 'photo', name: file.name, blob: await lightened(file) };
      if (kept.blob.size > FILE_LIMIT) notify('visits.photos.tooLarge', { type: 'error' });
      else {
        await keepFile(kept);
        setFiles((before) => [...before, kept]);
      }
    }
    if (picker.current) picker.current.value = '';
  };
  const drop = async ({ id }: KeptFile) => {
    await dropFile(id);
    setFiles((before) => before.filter((file) => file.id !== id));
  };
  return (
    <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
      {files.length > 0 && (
        <Box
          component="ul"
          aria-label={translate('visits.photos.title')}
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, m: 0, p: 0, listStyle: 'none' }}
        >
          {files.map((file) => (
            <Thumbnail key={file.id} file={file} onDrop={() => void drop(file)} />
          ))}
        </Box>
      )}
      <input
        ref={picker}
        type="file"
        accept="image/*"
        capture="environment"
        multiple
        hidden
        aria-label={translate('visits.photos.add')}
        onChange={({ target }) =>
          void add(target.files).catch(() => notify('visits.photos.notKept', { type: 'error', multiLine: true }))
        }
      />
      <Button variant="outlined" startIcon={<AddAPhotoOutlined />} onClick={() => picker.current?.click()}>
        {translate('visits.photos.add')}
      </Button>
    </Box>
  );
};
