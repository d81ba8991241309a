/** Plan → do → report: which planned visits of a period were made, which not, and which visits nobody had planned (DOMAIN D11, D32, section 4.3). */
import { type LocalDate, type Period, daysBetween } from './calendar.js';

/** A planned visit (拜访计划). */
export interface PlannedVisit {
  readonly id: string;
  readonly personId: string;
  readonly accountId: string;
  readonly plannedOn: LocalDate;
  /** The visit that fulfils it, when somebody said so. */
  readonly visitId?: string | null;
  /** Only `'cancelled'` matters here: whether a plan was done is found out, not believed. */
  readonly state: string;
}

/** A visit that was made (拜访记录). Without `personId` it is taken for one of whoever planned. */
export interface LoggedVisit {
  readonly id: string;
  readonly accountId: string;
  readonly visitedOn: LocalDate;
  /** The plan that it fulfils, when somebody said so. */
  readonly planId?: string | null;
  readonly personId?: string;
}

/** What became of a period's plan. Every plan of the period is in exactly one of done, not done, cancelled, upcoming. */
export interface PlanComparison<Plan extends PlannedVisit, Visit extends LoggedVisit> {
  readonly done: { readonly plan: Plan; readonly visit: Visit }[];
  readonly notDone: Plan[];
  readonly upcoming: Plan[];
  readonly cancelled: Plan[];
  readonly unplanned: Visit[];
}

/**
 * Sets the planned visits of a period beside the visits made.
 *
 * A visit fulfils at most one plan, and a plan is fulfilled by at most one visit: first where the two are linked, then by the nearest
 * date among the same person's visits to the same account within the period. A link also holds for a visit made before the period, if
 * it is passed in; a visit after the period fulfils nothing in it, so that a past period compares the same for ever. A visit linked to
 * a plan of another period is kept for that one and is unplanned here; a link to a cancelled plan counts as none. A plan for a day
 * after `today` is upcoming unless a linked visit has already fulfilled it. Plans outside the period are left out.
 *
 * Plans come back by date, then id; so do visits.
 * @throws RangeError when a date is none
 */
export function comparePlan<Plan extends PlannedVisit, Visit extends LoggedVisit>(
  planned: readonly Plan[],
  visits: readonly Visit[],
  period: Pick<Period, 'start' | 'end'>,
  today: LocalDate,
): PlanComparison<Plan, Visit> {
  const plans = planned.filter(({ plannedOn }) => isWithin(period, plannedOn)).sort(byDate((plan) => plan.plannedOn));
  const made = visits.filter(({ visitedOn }) => visitedOn <= period.end).sort(byDate((visit) => visit.visitedOn));
  const standing = plans.filter(({ state }) => state !== 'cancelled');
  const cancelledIds = new Set(planned.filter(({ state }) => state === 'cancelled').map(({ id }) => id));

  const visitOf = new Map<Plan, Visit>();
  pairOff(visitOf, linkedPairs(standing, made));
  const due = standing.filter((plan) => plan.plannedOn <= today);
  const within = made.filter(({ visitedOn }) => isWithin(period, visitedOn));
  const linkedFrom = new Set(planned.filter(({ id, visitId }) => visitId && !cancelledIds.has(id)).map(({ visitId }) => visitId));
  const unlinked = within.filter(({ id, planId }) => (!planId || cancelledIds.has(planId)) && !linkedFrom.has(id));
  pairOff(visitOf, nearbyPairs(due, unlinked));

  const used = new Set(visitOf.values());
  const unmet = standing.filter((plan) => !visitOf.has(plan));
  return {
    done: standing.flatMap((plan) => {
      const visit = visitOf.get(plan);
      return visit ? [{ plan, visit }] : [];
    }),
    notDone: unmet.filter((plan) => plan.plannedOn <= today),
    upcoming: unmet.filter((plan) => plan.plannedOn > today),
    cancelled: plans.filter(({ state }) => state === 'cancelled'),
    unplanned: within.filter((visit) => !used.has(visit)),
  };
}

interface Pair<Plan, Visit> {
  readonly plan: Plan;
  readonly visit: Visit;
  readonly days: number;
}

/** Takes the pairs nearest in time first, as long as both sides are still free; of equally near ones the first in the list. */
function pairOff<Plan, Visit>(visitOf: Map<Plan, Visit>, pairs: readonly Pair<Plan, Visit>[]): void {
  const used = new Set(visitOf.values());
  for (const { plan, visit } of [...pairs].sort((a, b) => a.days - b.days)) {
    if (visitOf.has(plan) || used.has(visit)) continue;
    visitOf.set(plan, visit);
    used.add(visit);
  }
}

function linkedPairs<Plan extends PlannedVisit, Visit extends LoggedVisit>(plans: readonly Plan[], visits: readonly Visit[]) {
  const planById = new Map(plans.map((plan) => [plan.id, plan]));
  const visitById = new Map(visits.map((visit) => [visit.id, visit]));
  const fromPlans = plans.map((plan) => ({ plan, visit: plan.visitId ? visitById.get(plan.visitId) : undefined }));
  const fromVisits = visits.map((visit) => ({ plan: visit.planId ? planById.get(visit.planId) : undefined, visit }));
  return [...fromPlans, ...fromVisits].flatMap(({ plan, visit }) => (plan && visit ? [pairOf(plan, visit)] : []));
}

function nearbyPairs<Plan extends PlannedVisit, Visit extends LoggedVisit>(plans: readonly Plan[], visits: readonly Visit[]) {
  const visitsByAccount = new Map<string, Visit[]>();
  for (const visit of visits) {
    const known = visitsByAccount.get(visit.accountId);
    if (known) known.push(visit);
    else visitsByAccount.set(visit.accountId, [visit]);
  }
  return plans.flatMap((plan) =>
    (visitsByAccount.get(plan.accountId) ?? [])
      .filter(({ personId }) => personId === undefined || personId === plan.personId)
      .map((visit) => pairOf(plan, visit)),
  );
}

function pairOf<Plan extends PlannedVisit, Visit extends LoggedVisit>(plan: Plan, visit: Visit): Pair<Plan, Visit> {
  return { plan, visit, days: Math.abs(daysBetween(plan.plannedOn, visit.visitedOn)) };
}

function isWithin(period: Pick<Period, 'start' | 'end'>, date: LocalDate): boolean {
  return period.start <= date && date <= period.end;
}

function byDate<Item extends { readonly id: string }>(dateOf: (item: Item) => LocalDate): (a: Item, b: Item) => number {
  return (a, b) => {
    const [left, right] = [dateOf(a) + a.id, dateOf(b) + b.id];
    if (left === right) return 0;
    return left < right ? -1 : 1;
  };
}
