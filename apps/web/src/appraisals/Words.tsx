import TextField from '@mui/material/TextField';
import { useState } from 'react';

interface WordsProps {
  label: string;
  value: string | null;
  onSave: (words: string) => void;
}

/** Words that are kept when the field is left. */
export const Words = ({ label, value, onSave }: WordsProps) => {
  const [text, setText] = useState(value ?? '');
  return (
    <TextField
      size="small"
      fullWidth
      multiline
      label={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => text !== (value ?? '') && onSave(text)}
    />
  );
};
