import type { RaThemeOptions } from 'react-admin';
import type { Tokens } from './tokens.js';

type Overrides = NonNullable<RaThemeOptions['components']>;

const phone = '@media (max-width: 1023.95px)';

const base = (t: Tokens): Overrides => ({
  MuiCssBaseline: {
    styleOverrides: {
      body: {
        fontVariantNumeric: 'tabular-nums',
        WebkitFontSmoothing: 'antialiased',
        textSizeAdjust: '100%',
        overflowWrap: 'anywhere',
      },
      a: { color: t.tones.accent.ink },
      '::selection': { background: t.tones.accent.soft },
      ':focus-visible': { outline: `2px solid ${t.tones.accent.solid}`, outlineOffset: 2 },
      '@media print': { body: { background: '#fff' } },
    },
  },
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: { backgroundImage: 'none' }, outlined: { borderColor: t.hairline } },
  },
  MuiCard: { defaultProps: { variant: 'outlined' } },
  MuiPopover: { styleOverrides: { paper: { border: `1px solid ${t.hairline}`, boxShadow: '0 8px 24px rgba(8, 24, 28, .14)' } } },
  MuiDialog: { styleOverrides: { paper: { border: `1px solid ${t.hairline}`, borderRadius: 12 } } },
  MuiDialogTitle: { styleOverrides: { root: { fontSize: 16, fontWeight: 600, padding: '20px 24px 8px' } } },
  MuiDialogActions: { styleOverrides: { root: { padding: '12px 24px 20px' } } },
  MuiTooltip: {
    defaultProps: { enterDelay: 400 },
    styleOverrides: { tooltip: { fontSize: 12, backgroundColor: '#223033', color: '#fff', borderRadius: 6 } },
  },
  MuiSkeleton: { defaultProps: { animation: 'wave' }, styleOverrides: { rounded: { borderRadius: 6 } } },
});

const controls = (t: Tokens): Overrides => ({
  MuiButtonBase: { styleOverrides: { root: { fontFamily: 'inherit', lineHeight: 1.5 } } },
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: {
      root: {
        minHeight: 32,
        padding: '4px 12px',
        borderRadius: 8,
        whiteSpace: 'nowrap',
        [phone]: { minHeight: 44, padding: '8px 16px' },
      },
      outlined: {
        borderColor: t.hairline,
        color: t.text,
        backgroundColor: t.surface,
        '&:hover': { backgroundColor: t.hover, borderColor: t.hairline },
      },
      text: { color: t.text, '&:hover': { backgroundColor: t.hover } },
      startIcon: { marginRight: 6, '& > svg': { fontSize: 18 } },
    },
    variants: [
      { props: { variant: 'text', color: 'primary' }, style: { color: t.tones.accent.ink } },
      { props: { variant: 'outlined', color: 'error' }, style: { color: t.tones.bad.ink } },
    ],
  },
  MuiIconButton: {
    styleOverrides: {
      root: {
        borderRadius: 8,
        color: t.textQuiet,
        '&:hover': { backgroundColor: t.hover },
        [phone]: { minWidth: 44, minHeight: 44 },
      },
      sizeSmall: { '& svg': { fontSize: 18 } },
    },
  },
  MuiChip: { styleOverrides: { root: { borderRadius: 6, fontSize: 12, height: 24 } } },
  MuiTabs: { styleOverrides: { root: { minHeight: 40 }, indicator: { height: 2, borderRadius: 2 } } },
  MuiTab: {
    styleOverrides: {
      root: {
        minHeight: 40,
        minWidth: 0,
        padding: '8px 4px',
        marginRight: 20,
        fontSize: 14,
        textTransform: 'none',
        color: t.textQuiet,
        '&.Mui-selected': { color: t.text, fontWeight: 600 },
        [phone]: { minHeight: 44 },
      },
    },
  },
  MuiMenuItem: {
    styleOverrides: { root: { fontSize: 14, minHeight: 36, borderRadius: 6, margin: '0 4px', [phone]: { minHeight: 44 } } },
  },
  MuiListItemButton: { styleOverrides: { root: { '&.Mui-selected, &.Mui-selected:hover': { backgroundColor: t.selected } } } },
  MuiListItemIcon: { styleOverrides: { root: { minWidth: 32, color: 'inherit' } } },
  MuiLink: { defaultProps: { underline: 'hover' } },
  MuiToggleButton: {
    styleOverrides: { root: { textTransform: 'none', padding: '4px 12px', borderColor: t.hairline, [phone]: { minHeight: 44 } } },
  },
});

const inputs = (t: Tokens): Overrides => ({
  MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', margin: 'none', fullWidth: true } },
  MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small', margin: 'none', fullWidth: true } },
  MuiAutocomplete: { defaultProps: { fullWidth: true }, styleOverrides: { paper: { border: `1px solid ${t.hairline}` } } },
  MuiOutlinedInput: {
    styleOverrides: {
      root: {
        backgroundColor: t.surface,
        fontSize: 14,
        '& .MuiOutlinedInput-notchedOutline': { borderColor: t.hairline },
        '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: t.tones.neutral.solid },
        '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderWidth: 1.5 },
        // Below 16 px iOS zooms into the page on focus.
        [phone]: { fontSize: 16, minHeight: 44 },
      },
    },
  },
  MuiInputBase: { styleOverrides: { input: { [phone]: { fontSize: 16 } } } },
  MuiInputLabel: { styleOverrides: { root: { fontSize: 14, color: t.textQuiet } } },
  MuiFormHelperText: { styleOverrides: { root: { marginLeft: 2, minHeight: 0 } } },
  MuiFormLabel: { styleOverrides: { asterisk: { color: t.tones.bad.ink } } },
});

const tables = (t: Tokens): Overrides => ({
  MuiTableCell: {
    styleOverrides: {
      root: { borderColor: t.hairline, fontSize: 14, padding: '9px 12px' },
      head: { color: t.textQuiet, fontSize: 12, fontWeight: 500, whiteSpace: 'nowrap' },
      paddingCheckbox: { padding: '0 0 0 8px', width: 40 },
    },
  },
  MuiTableRow: {
    styleOverrides: {
      root: {
        '&.MuiTableRow-hover:hover': { backgroundColor: t.hover },
        '& .row-actions': { opacity: 0 },
        '&:hover .row-actions, &:focus-within .row-actions': { opacity: 1 },
        '&:last-of-type > td': { borderBottom: 0 },
      },
    },
  },
  MuiTableSortLabel: { styleOverrides: { root: { '&.Mui-active': { color: t.text } }, icon: { fontSize: 14 } } },
  MuiCheckbox: { defaultProps: { size: 'small' }, styleOverrides: { root: { color: t.tones.neutral.solid } } },
  RaDataTable: {
    styleOverrides: {
      root: {
        '& .RaDataTable-tableWrapper': { overflow: 'auto', maxHeight: 'calc(100dvh - 236px)', minHeight: 120 },
        '& .RaDataTable-headerCell': { backgroundColor: t.surface, boxShadow: `inset 0 -1px ${t.hairline}`, borderBottom: 0 },
      },
    },
  },
  RaBulkActionsToolbar: {
    styleOverrides: {
      root: {
        '& .RaBulkActionsToolbar-toolbar': {
          color: t.text,
          transform: 'none',
          position: 'sticky',
          top: 0,
          minHeight: 44,
          height: 44,
        },
        '& .RaBulkActionsToolbar-collapsed': { minHeight: 0, height: 0 },
      },
    },
  },
});

/** How MUI's and react-admin's parts look in Keyline: hairlines for shadows, words for capitals, 44 px under a thumb. */
export const componentOverrides = (tokens: Tokens): Overrides => ({
  ...base(tokens),
  ...controls(tokens),
  ...inputs(tokens),
  ...tables(tokens),
});
