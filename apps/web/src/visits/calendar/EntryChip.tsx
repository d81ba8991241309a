import CheckCircle from '@mui/icons-material/CheckCircle';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Box from '@mui/material/Box';
import type { SvgIconComponent } from '@mui/icons-material';
import { useTranslate } from 'react-admin';
import type { Tone } from '../../theme/index.js';
import type { CalendarEntry, EntryForm } from './entry.js';

/** Form and colour of an entry: a plan is a dashed outline, a missed one red, a visit filled. */
export const forms: Record<EntryForm, { tone: Tone; icon: SvgIconComponent }> = {
  planned: { tone: 'info', icon: RadioButtonUnchecked },
  missed: { tone: 'bad', icon: ErrorOutline },
  done: { tone: 'good', icon: CheckCircle },
};

interface EntryChipProps {
  entry: CalendarEntry;
  withPerson: boolean;
  /** With a second line: kind and purpose. */
  roomy?: boolean;
}

const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 } as const;

/** One entry in a cell of the calendar. */
export const EntryChip = ({ entry, withPerson, roomy = false }: EntryChipProps) => {
  const translate = useTranslate();
  const { tone, icon: Icon } = forms[entry.form];
  const kind = translate(`enums.visitKind.${entry.kind}`);
  return (
    <Box
      title={[translate(`visits.calendar.${entry.form}`), kind, entry.title, entry.personName].join(' · ')}
      sx={{
        px: 0.75,
        py: 0.25,
        borderRadius: 0.75,
        fontSize: 12,
        lineHeight: 1.5,
        minWidth: 0,
        width: '100%',
        border: 1,
        cursor: 'pointer',
        borderStyle: entry.form === 'done' ? 'solid' : 'dashed',
        color: (theme) => theme.tokens.tones[tone].ink,
        borderColor: (theme) => (entry.form === 'done' ? theme.tokens.tones[tone].soft : theme.tokens.tones[tone].solid),
        bgcolor: (theme) => (entry.form === 'done' ? theme.tokens.tones[tone].soft : theme.tokens.surface),
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, minWidth: 0 }}>
        <Icon sx={{ fontSize: 13, flex: 'none' }} aria-label={translate(`visits.calendar.${entry.form}`)} />
        {entry.time && (
          <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', flex: 'none' }}>
            {entry.time}
          </Box>
        )}
        {roomy && (
          <Box component="span" sx={oneLine}>
            {[kind, withPerson && entry.personName].filter(Boolean).join(' · ')}
          </Box>
        )}
        {!roomy && (
          <Box component="span" sx={{ ...oneLine, color: 'text.primary' }}>
            {entry.title}
            {withPerson && ` · ${entry.personName}`}
          </Box>
        )}
      </Box>
      {roomy && <Box sx={{ ...oneLine, color: 'text.primary' }}>{entry.title}</Box>}
    </Box>
  );
};

/** What the forms mean. */
export const Legend = () => {
  const translate = useTranslate();
  return (
    <Box
      role="group"
      aria-label={translate('visits.calendar.legend')}
      sx={{ display: 'flex', gap: 1.5, color: 'text.secondary', fontSize: 12 }}
    >
      {(Object.keys(forms) as EntryForm[]).map((form) => {
        const { tone, icon: Icon } = forms[form];
        return (
          <Box key={form} component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
            <Icon sx={{ fontSize: 14, color: (theme) => theme.tokens.tones[tone].ink }} aria-hidden />
            {translate(`visits.calendar.${form}`)}
          </Box>
        );
      })}
    </Box>
  );
};
