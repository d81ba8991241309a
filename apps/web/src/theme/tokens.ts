/** What a colour means. Screens choose a meaning, never a hue. */
export type Tone = 'neutral' | 'accent' | 'good' | 'soon' | 'bad' | 'info';

export interface ToneColours {
  /** Text and icons on the page or on `soft`: at least 4.5:1 on both. */
  ink: string;
  /** The quiet background of a chip. */
  soft: string;
  /** Bars, dots, chart series. */
  solid: string;
}

export interface Tokens {
  page: string;
  surface: string;
  rail: string;
  hairline: string;
  hover: string;
  selected: string;
  text: string;
  textQuiet: string;
  tones: Record<Tone, ToneColours>;
  /** Categorical chart colours, in the order of use. */
  series: string[];
}

export const lightTokens: Tokens = {
  page: '#f7f9f9',
  surface: '#ffffff',
  rail: '#f1f4f4',
  hairline: '#e2e7e8',
  hover: '#f1f5f5',
  selected: '#e1efef',
  text: '#182225',
  textQuiet: '#586669',
  tones: {
    neutral: { ink: '#4d5a5d', soft: '#edf1f1', solid: '#8a979a' },
    accent: { ink: '#0b5f66', soft: '#e0f0f0', solid: '#0b5f66' },
    good: { ink: '#17683f', soft: '#e2f3e9', solid: '#2f9e63' },
    soon: { ink: '#854d00', soft: '#fdf0d9', solid: '#d98a14' },
    bad: { ink: '#b3261e', soft: '#fce8e6', solid: '#d3473e' },
    info: { ink: '#1c5aa0', soft: '#e5effa', solid: '#3a7fcb' },
  },
  series: ['#0b7a80', '#3a7fcb', '#d98a14', '#7a67c7', '#2f9e63', '#c75b7a', '#8a979a'],
};

export const darkTokens: Tokens = {
  page: '#0f1516',
  surface: '#161e20',
  rail: '#121a1b',
  hairline: '#2a3537',
  hover: '#1d2729',
  selected: '#173a3d',
  text: '#e8eeee',
  textQuiet: '#9aa9ac',
  tones: {
    neutral: { ink: '#b3c0c2', soft: '#243032', solid: '#7c8b8e' },
    accent: { ink: '#63c7c6', soft: '#12383b', solid: '#3aa6a8' },
    good: { ink: '#74cf9b', soft: '#143526', solid: '#43b078' },
    soon: { ink: '#eab65c', soft: '#3b2c10', solid: '#d9982e' },
    bad: { ink: '#ff938a', soft: '#431e1c', solid: '#e2645b' },
    info: { ink: '#8fbcf2', soft: '#17304c', solid: '#5b97dc' },
  },
  series: ['#3aa6a8', '#5b97dc', '#d9982e', '#9c8be0', '#43b078', '#d9809a', '#7c8b8e'],
};
