import { useTranslate } from 'react-admin';
import { Badge } from './Badge.js';
import { enumTone } from './enumTones.js';

export interface EnumProps {
  /** The name under `enums.` in the messages: `stage`, `contractState` … */
  enum: string;
  value: string | null | undefined;
}

/** What a coded value is called, as plain words. Works for enums that come later, too: add `enums.<name>` to your messages. */
export const EnumLabel = ({ enum: name, value }: EnumProps) => {
  const translate = useTranslate();
  return <>{value ? translate(`enums.${name}.${value}`, { _: value }) : '—'}</>;
};

/** The same as a coloured chip. */
export const EnumChip = ({ enum: name, value, dot = true }: EnumProps & { dot?: boolean }) =>
  value ? (
    <Badge tone={enumTone(name, value)} dot={dot}>
      <EnumLabel enum={name} value={value} />
    </Badge>
  ) : (
    <>—</>
  );
