import TextField from '@mui/material/TextField';
import { useState } from 'react';

/** Words that are kept when the field is left; what the server has since is shown where nothing was typed. */
export const KeptText = ({
  label,
  value,
  minRows = 1,
  onSave,
}: {
  label: string;
  value: string | null;
  minRows?: number;
  onSave: (words: string) => Promise<void>;
}) => {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value ?? '';
  const save = (): void => {
    if (typed === null || typed === (value ?? '')) setTyped(null);
    else
      onSave(typed).then(
        () => setTyped(null),
        // Refused, and said so: the words stay in the field.
        () => undefined,
      );
  };
  return (
    <TextField
      size="small"
      fullWidth
      multiline
      minRows={minRows}
      label={label}
      value={text}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={save}
    />
  );
};
