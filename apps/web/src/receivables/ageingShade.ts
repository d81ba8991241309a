import type { AgeingBucket } from '@keyline/model';
import { decomposeColor, recomposeColor } from '@mui/material/styles';
import type { Theme } from '@mui/material/styles';

/** So much of one colour, the rest of the other; a plain colour, which a chart understands as well as a style sheet. */
const mixed = (one: string, share: number, other: string): string => {
  const [a, b] = [decomposeColor(one).values, decomposeColor(other).values];
  const [red, green, blue] = [0, 1, 2].map((index) => Math.round(Number(a[index]) * share + Number(b[index]) * (1 - share)));
  return recomposeColor({ type: 'rgb', values: [red ?? 0, green ?? 0, blue ?? 0] });
};

/** The colour of an age wherever money is shown by age: not due is quiet, then amber, then ever more red, older is darker. */
export const ageingShade = ({ tokens }: Pick<Theme, 'tokens'>): Record<AgeingBucket, string> => {
  const { accent, soon, bad } = tokens.tones;
  return {
    notDue: accent.solid,
    d1_30: soon.solid,
    d31_60: mixed(soon.solid, 0.55, bad.solid),
    d61_90: mixed(bad.solid, 0.82, soon.solid),
    d91_180: bad.solid,
    d181_365: mixed(bad.solid, 0.78, tokens.text),
    d365plus: mixed(bad.solid, 0.55, tokens.text),
  };
};
