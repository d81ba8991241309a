/** The change from `previous` to `value` in percent of `previous`; null where there is nothing to compare with. */
export const changePercent = (value: string | null | undefined, previous: string | null | undefined): number | null => {
  if (value == null || previous == null || Number(previous) === 0) return null;
  return ((Number(value) - Number(previous)) / Math.abs(Number(previous))) * 100;
};

/** How much of the target is reached, in percent; null without a target. */
export const attainmentPercent = (value: string | null | undefined, target: string | null | undefined): number | null =>
  value == null || target == null || Number(target) === 0 ? null : (Number(value) / Number(target)) * 100;
