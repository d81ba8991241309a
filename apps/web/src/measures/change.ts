import type { MeasureInfo } from '@keyline/model';

/** The change from `previous` to `value` in percent of `previous`; null where there is nothing to compare with. */
export const changePercent = (value: string | null | undefined, previous: string | null | undefined): number | null => {
  if (value == null || previous == null || Number(previous) === 0) return null;
  return ((Number(value) - Number(previous)) / Math.abs(Number(previous))) * 100;
};

/** The change of a figure as a tile shows it: of a percentage in points, of anything else in per cent. */
export const changeOf = (
  measure: Pick<MeasureInfo, 'unit'> | undefined,
  value: string | null | undefined,
  previous: string | null | undefined,
): { percent: number | null; inPoints: boolean } => {
  if (measure?.unit !== 'percent') return { percent: changePercent(value, previous), inPoints: false };
  return { percent: value == null || previous == null ? null : Number(value) - Number(previous), inPoints: true };
};

/** How much of the target is reached, in percent; null without a target. */
export const attainmentPercent = (value: string | null | undefined, target: string | null | undefined): number | null =>
  value == null || target == null || Number(target) === 0 ? null : (Number(value) / Number(target)) * 100;
