import type { TargetUnit } from '@keyline/model';
import { requireMeasure } from '@keyline/measures';
import { fieldProblem } from '@keyline/platform';

/** The unit in which a measure is planned. @throws Problem measure.unknown (400), target-plan.measure (422). */
export function plannedUnit(code: string): TargetUnit {
  const { unit, nature } = requireMeasure(code);
  if (nature !== 'flow' || (unit !== 'count' && unit !== 'money'))
    throw fieldProblem('target-plan.measure', 'measure', 'target-plan.measure');
  return unit;
}
