import GlobalStyles from '@mui/material/GlobalStyles';

const printStyles = {
  '@media print': {
    '@page': { margin: '14mm' },
    '.no-print': { display: 'none !important' },
    'section, li': { breakInside: 'avoid' },
    a: { color: 'inherit !important', textDecoration: 'none !important' },
  },
} as const;

/** For pages that people print: `.no-print` stays on the screen, no part is cut in two. */
export const PrintStyles = () => <GlobalStyles styles={printStyles} />;
