import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { enumTone } from './enumTones.js';

/** An account's grade as one letter in a small square. */
export const GradeBadge = ({ grade }: { grade: string | null | undefined }) => {
  const translate = useTranslate();
  if (!grade) return null;
  const tone = enumTone('grade', grade);
  const filled = grade === 'A';
  return (
    <Box
      component="span"
      role="img"
      aria-label={translate(`enums.grade.${grade}`, { _: grade })}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        justifyContent: 'center',
        width: 20,
        height: 20,
        borderRadius: 1,
        flex: 'none',
        fontSize: 12,
        fontWeight: 700,
        lineHeight: 1,
        color: (theme) => (filled ? theme.palette.primary.contrastText : theme.tokens.tones[tone].ink),
        bgcolor: (theme) => (filled ? theme.palette.primary.main : theme.tokens.tones[tone].soft),
      }}
    >
      {grade}
    </Box>
  );
};
