export { darkTheme, lightTheme } from './theme.js';
export type { Tone, ToneColours, Tokens } from './tokens.js';
