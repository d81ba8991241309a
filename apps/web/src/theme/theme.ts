import type { RaThemeOptions } from 'react-admin';
import { componentOverrides } from './overrides.js';
import { darkTokens, lightTokens, type Tokens } from './tokens.js';

declare module '@mui/material/styles' {
  interface Theme {
    tokens: Tokens;
  }
  interface ThemeOptions {
    tokens?: Tokens;
  }
}

const cjk = '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif';

const typography = {
  fontFamily: cjk,
  fontSize: 14,
  htmlFontSize: 16,
  h1: { fontSize: 20, fontWeight: 600, lineHeight: 1.4 },
  h2: { fontSize: 16, fontWeight: 600, lineHeight: 1.5 },
  h3: { fontSize: 14, fontWeight: 600, lineHeight: 1.5 },
  h4: { fontSize: 14, fontWeight: 600 },
  h5: { fontSize: 16, fontWeight: 600 },
  h6: { fontSize: 16, fontWeight: 600 },
  body1: { fontSize: 14, lineHeight: 1.6 },
  body2: { fontSize: 14, lineHeight: 1.6 },
  caption: { fontSize: 12, lineHeight: 1.5 },
  button: { fontSize: 14, fontWeight: 500, textTransform: 'none' as const, letterSpacing: 0 },
};

const paletteOf = (tokens: Tokens, mode: 'light' | 'dark'): RaThemeOptions['palette'] => ({
  mode,
  primary: { main: tokens.tones.accent.ink, contrastText: mode === 'light' ? '#ffffff' : '#06292b' },
  secondary: { main: tokens.tones.accent.ink, contrastText: mode === 'light' ? '#ffffff' : '#06292b' },
  success: { main: tokens.tones.good.ink },
  warning: { main: tokens.tones.soon.ink },
  error: { main: tokens.tones.bad.ink, contrastText: mode === 'light' ? '#ffffff' : '#3a0b08' },
  info: { main: tokens.tones.info.ink },
  background: { default: tokens.page, paper: tokens.surface },
  text: { primary: tokens.text, secondary: tokens.textQuiet },
  divider: tokens.hairline,
  bulkActionsToolbarBackgroundColor: tokens.selected,
});

const themeOf = (tokens: Tokens, mode: 'light' | 'dark'): RaThemeOptions => ({
  tokens,
  palette: paletteOf(tokens, mode),
  typography,
  spacing: 8,
  shape: { borderRadius: 8 },
  breakpoints: { values: { xs: 0, sm: 600, md: 1024, lg: 1280, xl: 1600 } },
  sidebar: { width: 208, closedWidth: 60 },
  components: componentOverrides(tokens),
});

export const lightTheme: RaThemeOptions = themeOf(lightTokens, 'light');
export const darkTheme: RaThemeOptions = themeOf(darkTokens, 'dark');
