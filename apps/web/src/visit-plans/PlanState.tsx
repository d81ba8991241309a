import type { VisitPlanRow } from '@keyline/model';
import { EnumChip } from '../kit/index.js';

/** Planned, done, cancelled - or missed: still planned although its day is over. */
export const PlanState = ({ plan }: { plan: VisitPlanRow }) => (
  <EnumChip enum="planState" value={plan.missed ? 'missed' : plan.state} />
);
