import Box from '@mui/material/Box';

/** The mark: a K whose lower arm is the line that leads on. */
export const BrandMark = ({ size = 26 }: { size?: number }) => (
  <Box component="svg" viewBox="0 0 64 64" width={size} height={size} aria-hidden sx={{ display: 'block', flex: 'none' }}>
    <rect width="64" height="64" rx="14" fill="#0b5f66" />
    <path d="M19 14v36M22 33 43 15" stroke="#fff" strokeWidth="6.5" strokeLinecap="round" fill="none" />
    <path d="m28 30 17 20" stroke="#7fd6cf" strokeWidth="6.5" strokeLinecap="round" fill="none" />
  </Box>
);
