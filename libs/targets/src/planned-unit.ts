import type { Actor, TargetUnit } from '@keyline/model';
import { requireMeasure } from '@keyline/measures';
import { fieldProblem } from '@keyline/platform';

/** The unit in which a measure is planned: what does not add up (standings, percentages) cannot be broken down. @throws Problem measure.unknown (400), target-plan.measure (422). */
export function plannedUnit(code: string, actor?: Actor): TargetUnit {
  const { unit, nature } = requireMeasure(code, { ...(actor && { actor }) });
  if (nature !== 'flow' || (unit !== 'count' && unit !== 'money'))
    throw fieldProblem('target-plan.measure', 'measure', 'target-plan.measure');
  return unit;
}
