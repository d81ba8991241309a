import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import Box from '@mui/material/Box';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslate } from 'react-admin';

const size = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024).toLocaleString('en-US')} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** A file by click, key or drop. */
export const FilePick = ({ file, busy, onPick }: { file: File | null; busy: boolean; onPick: (file: File) => void }) => {
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const picked = files?.[0];
    if (picked) onPick(picked);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <Box
      component="button"
      type="button"
      disabled={busy}
      onClick={() => input.current?.click()}
      onDrop={drop}
      onDragLeave={() => setOver(false)}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setOver(true);
      }}
      sx={{
        font: 'inherit',
        color: 'inherit',
        width: '100%',
        minHeight: 96,
        borderRadius: 1,
        border: '1px dashed',
        borderColor: over ? 'primary.main' : 'divider',
        bgcolor: (theme) => (over ? theme.tokens.selected : 'transparent'),
        cursor: 'pointer',
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        justifyContent: 'center',
        gap: 0.5,
        p: 2,
      }}
    >
      <UploadFileOutlined sx={{ color: 'primary.main' }} aria-hidden />
      <Box sx={{ fontWeight: 500 }}>{busy ? translate('imports.reading') : (file?.name ?? translate('imports.pick'))}</Box>
      <Box sx={{ color: 'text.secondary', fontSize: 13 }}>
        {file ? `${size(file.size)} · ${translate('imports.other')}` : translate('imports.pickHint')}
      </Box>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
    </Box>
  );
};
