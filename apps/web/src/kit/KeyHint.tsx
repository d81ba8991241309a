import Box from '@mui/material/Box';

/** The keys that do the same as a button: `<KeyHint keys="Ctrl K" />`. Hidden where there is no keyboard. */
export const KeyHint = ({ keys }: { keys: string }) => (
  <Box
    component="span"
    aria-hidden
    sx={{ display: { xs: 'none', md: 'inline-flex' }, gap: 0.5, ml: 1, flex: 'none', whiteSpace: 'nowrap' }}
  >
    {keys.split(' ').map((key) => (
      <Box
        key={key}
        component="kbd"
        sx={{
          font: 'inherit',
          fontSize: 11,
          lineHeight: '16px',
          px: 0.6,
          border: 1,
          borderColor: 'currentColor',
          borderRadius: 0.5,
          opacity: 0.7,
        }}
      >
        {key}
      </Box>
    ))}
  </Box>
);
