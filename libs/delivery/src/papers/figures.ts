import { formatMoney, isZero, subtractMoney, type MeasureFigure } from '@keyline/model';
import type { PaperFigure } from './paper.js';

type Valued = Pick<PaperFigure, 'unit' | 'value' | 'previous' | 'target'>;

/** The exact change on the period before, of a percentage in points; null where that is not known. */
export function changeOf({ unit, value, previous }: Valued): string | null {
  if (value === null || previous === null) return null;
  if (unit === 'percent') return tenths(Number(value) - Number(previous)).toFixed(1);
  return unit === 'money' ? subtractMoney(value, previous) : String(BigInt(value) - BigInt(previous));
}

/** In per cent of the period before; null where there was nothing to compare with, and of what is a percentage itself. */
export function changeRateOf({ unit, value, previous }: Valued): number | null {
  if (unit === 'percent' || value === null || previous === null || Number(previous) === 0) return null;
  return tenths(((Number(value) - Number(previous)) / Math.abs(Number(previous))) * 100);
}

/** In per cent of the target; null without one, or with one of zero. */
export function attainmentOf({ value, target }: Valued): number | null {
  if (value === null || target === null || Number(target) === 0) return null;
  return tenths((Number(value) / Number(target)) * 100);
}

/** Nothing happened, nothing was wanted: on paper such lines only hide the others. */
export const isQuiet = ({ value, previous, target }: Valued): boolean =>
  [value, previous, target].every((each) => each === null || isZero(each));

/** A figure in words of its unit; a dash for what is not known. */
export function spokenFigure(value: MeasureFigure, unit: PaperFigure['unit']): string {
  if (value === null) return '–';
  if (unit === 'percent') return `${value}%`;
  return unit === 'money' ? formatMoney(value) : value;
}

const tenths = (percent: number) => Math.round(percent * 10) / 10;
