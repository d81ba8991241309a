import Box from '@mui/material/Box';

const initials = (name: string): string =>
  /[\u4e00-\u9fff]/.test(name)
    ? name.slice(-2)
    : name
        .split(/\s+/)
        .map((word) => word[0])
        .join('')
        .slice(0, 2)
        .toUpperCase();

/** The round mark of a person; decorative, the name stands beside it. */
export const PersonMark = ({ name, size = 22 }: { name: string; size?: number }) => (
  <Box
    component="span"
    aria-hidden
    sx={{
      display: 'inline-flex',
      alignItems: 'center',
      justifyContent: 'center',
      width: size,
      height: size,
      borderRadius: '50%',
      flex: 'none',
      fontSize: size * 0.42,
      fontWeight: 600,
      lineHeight: 1,
      whiteSpace: 'nowrap',
      overflow: 'hidden',
      color: (theme) => theme.tokens.tones.accent.ink,
      bgcolor: (theme) => theme.tokens.tones.accent.soft,
    }}
  >
    {initials(name)}
  </Box>
);

/** A person: mark and name; a dash for nobody. */
export const PersonName = ({ name, plain = false }: { name: string | null | undefined; plain?: boolean }) =>
  name ? (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, whiteSpace: 'nowrap' }}>
      {!plain && <PersonMark name={name} />}
      {name}
    </Box>
  ) : (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      —
    </Box>
  );
