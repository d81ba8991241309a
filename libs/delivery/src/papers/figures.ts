import { isZero, subtractMoney } from '@keyline/model';
import type { PaperFigure } from './paper.js';

type Valued = Pick<PaperFigure, 'unit' | 'value' | 'previous' | 'target'>;

/** The exact change on the period before; null where that is not known. */
export function changeOf({ unit, value, previous }: Valued): string | null {
  if (previous === null) return null;
  return unit === 'money' ? subtractMoney(value, previous) : String(BigInt(value) - BigInt(previous));
}

/** In per cent of the period before; null where there was nothing to compare with. */
export function changeRateOf({ value, previous }: Valued): number | null {
  if (previous === null || Number(previous) === 0) return null;
  return tenths(((Number(value) - Number(previous)) / Math.abs(Number(previous))) * 100);
}

/** In per cent of the target; null without one, or with one of zero. */
export function attainmentOf({ value, target }: Valued): number | null {
  if (target === null || Number(target) === 0) return null;
  return tenths((Number(value) / Number(target)) * 100);
}

/** Nothing happened, nothing was wanted: on paper such lines only hide the others. */
export const isQuiet = ({ value, previous, target }: Valued): boolean =>
  [value, previous, target].every((each) => each === null || isZero(each));

const tenths = (percent: number) => Math.round(percent * 10) / 10;
