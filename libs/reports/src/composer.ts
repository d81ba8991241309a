import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  comparePlan,
  nextPeriod,
  previousPeriod,
  REPORT_LISTS,
  type Period,
  type PlanLine,
  type PlanReview,
  type PlanReviewItem,
  type ReportFact,
  type ReportListItem,
  type ReportListName,
  type ReportTeam,
} from '@keyline/model';
import { FigureReader, figureOf, measureCodes, requireMeasure, type Figures } from '@keyline/measures';
import { Clock, Database } from '@keyline/platform';
import { frozenRowsByPerson, frozenTeamRows, type Behind } from './frozen.js';
import { listedRecords, type ListedRow } from './lists.queries.js';
import {
  plansOfPeriod,
  proposedLines,
  visitsOfPeriod,
  type PlanOfPeriod,
  type ProposedLine,
  type VisitOfPeriod,
} from './plan.queries.js';
import type { DraftContent, FrozenRows, ReportContent } from './report.js';
import { peopleOf, teamPart, Teams } from './teams.js';

/** People's figures, and the teams' parts of the leaders among them. */
export interface Known {
  readonly facts: ReadonlyMap<string, ReportFact[]>;
  readonly teams: ReadonlyMap<string, ReportTeam>;
}

/** Fills reports in from the records, for many people at once: a handful of statements, however many they are. */
@Injectable()
export class ReportComposer {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly figures: FigureReader,
    private readonly teams: Teams,
  ) {}

  /** Every figure of everybody with last period's value and the target, in three statements. */
  async facts(people: readonly string[], period: Period): Promise<Map<string, ReportFact[]>> {
    const before = previousPeriod(period);
    const now = await this.figures.of(measureCodes(), { people, from: period.start, to: period.end });
    const then = await this.figures.of(measureCodes(), { people, from: before.start, to: before.end });
    const targets = await this.targets(people, period);
    return new Map(
      people.map((person) => [
        person,
        measureCodes().map((code) =>
          factOf(code, { now: now.get(person), then: then.get(person), targets: targets.get(person) }),
        ),
      ]),
    );
  }

  /** The figures of the people and of all whom they lead, and who leads whom; teams of more than `atMost` people are left out. */
  async known(people: readonly string[], period: Period, { atMost = Infinity } = {}): Promise<Known> {
    const scopes = [...(await this.teams.scopes(people, period)).values()].filter(({ rowOf }) => rowOf.size <= atMost);
    const facts = await this.facts([...new Set([...people, ...scopes.flatMap(peopleOf)])], period);
    return { facts, teams: new Map(scopes.map((scope) => [scope.leaderId, teamPart(scope, facts)])) };
  }

  /** Facts, lists, what became of the plan, and the team's part of leaders. Whoever already has facts and teams hands them in. */
  async contents(people: readonly string[], period: Period, known?: Known): Promise<Map<string, ReportContent>> {
    const { facts, teams } = known ?? (await this.known(people, period));
    const lists = await this.lists(people, period);
    const reviews = await this.reviews(people, period);
    return new Map(
      people.map((person) => [
        person,
        {
          facts: facts.get(person) ?? [],
          team: teams.get(person) ?? null,
          lists: lists.get(person) ?? noLists(),
          planReview: reviews.get(person) ?? comparePlanOf([], [], person),
        },
      ]),
    );
  }

  /** Contents with a proposal for the next period's plan. */
  async drafts(people: readonly string[], period: Period, known: Known): Promise<Map<string, DraftContent>> {
    const contents = await this.contents(people, period, known);
    const { start: from, end: to } = nextPeriod(period);
    const plans = new Map<string, PlanLine[]>();
    for (const { personId, ...line } of await this.database.rows<ProposedLine>(proposedLines({ people, from, to })))
      pushTo(plans, personId, line);
    return new Map([...contents].map(([person, content]) => [person, { ...content, plan: plans.get(person) ?? [] }]));
  }

  /** The records behind every figure of everybody, ordered by measure, person, day, id. */
  behind(people: readonly string[], { start: from, end: to }: Period): Promise<Behind[]> {
    return this.figures.allRows(measureCodes(), { people, from, to });
  }

  /** The same by person, for freezing. */
  async rows(people: readonly string[], period: Period): Promise<Map<string, FrozenRows>> {
    return frozenRowsByPerson(await this.behind(people, period));
  }

  /** The records behind the figures of a team, for freezing. */
  async teamRows(people: readonly string[], period: Period): Promise<FrozenRows> {
    return frozenTeamRows(await this.behind(people, period));
  }

  private async targets(people: readonly string[], { kind, code }: Period): Promise<Map<string, Figures>> {
    const rows = await this.database.rows<{ personId: string; measure: string; value: string }>(sql`
      select person_id as "personId", measure, value::text as value from target
      where kind = ${kind}::text and period = ${code}::text and person_id = any (${people}::uuid[])`);
    const targets = new Map<string, Figures>();
    for (const { personId, measure, value } of rows) targets.set(personId, { ...targets.get(personId), [measure]: value });
    return targets;
  }

  private async lists(
    people: readonly string[],
    { start: from, end: to }: Period,
  ): Promise<Map<string, Record<ReportListName, ReportListItem[]>>> {
    const lists = new Map(people.map((person) => [person, noLists()]));
    for (const { list, personId, fromStage, toStage, ...item } of await this.database.rows<ListedRow>(
      listedRecords(this.figures, { people, from, to }),
    )) {
      lists.get(personId)?.[list].push(list === 'stageMoves' ? { ...item, fromStage, toStage } : item);
    }
    return lists;
  }

  private async reviews(people: readonly string[], period: Period): Promise<Map<string, PlanReview>> {
    const asked = { people, from: period.start, to: period.end };
    const plans = await this.database.rows<PlanOfPeriod>(plansOfPeriod(asked));
    const visits = await this.database.rows<VisitOfPeriod>(visitsOfPeriod(asked));
    const visitById = new Map(visits.map((visit) => [visit.id, visit]));
    const planByVisit = new Map(plans.flatMap((plan) => (plan.visitId ? [[plan.visitId, plan] as const] : [])));
    const plansOf = groupBy(plans);
    const visitsOf = groupBy(visits);
    return new Map(
      people.map((person) => {
        const own = { plans: plansOf.get(person) ?? [], visits: visitsOf.get(person) ?? [] };
        const linkedVisits = own.plans.flatMap(({ visitId }) => (visitId ? (visitById.get(visitId) ?? []) : []));
        const linkedPlans = own.visits.flatMap(({ id }) => planByVisit.get(id) ?? []);
        const all = {
          plans: [...new Set([...own.plans, ...linkedPlans])],
          visits: [...new Set([...own.visits, ...linkedVisits])],
        };
        return [person, comparePlanOf(all.plans, all.visits, person, period, this.clock.today())];
      }),
    );
  }
}

/** A colleague's plan that one's visit fulfilled, or the other way round, decides what was planned, but is listed with its owner. */
function comparePlanOf(plans: PlanOfPeriod[], visits: VisitOfPeriod[], person: string, period?: Period, today = ''): PlanReview {
  if (!period) return { done: [], notDone: [], cancelled: [], upcoming: [], unplanned: [] };
  const compared = comparePlan(plans, visits, period, today);
  const own = (item: { personId: string }) => item.personId === person;
  return {
    done: compared.done
      .filter(({ plan }) => own(plan))
      .map(({ plan, visit }) => ({ ...plannedItem(plan), visitId: visit.id, on: visit.visitedOn })),
    notDone: compared.notDone.filter(own).map(plannedItem),
    cancelled: compared.cancelled.filter(own).map(plannedItem),
    upcoming: compared.upcoming.filter(own).map(plannedItem),
    unplanned: compared.unplanned.filter(own).map(({ id, accountId, accountName, visitedOn, kind, purpose }) => ({
      planId: null,
      visitId: id,
      accountId,
      accountName,
      on: visitedOn,
      kind,
      purpose,
    })),
  };
}

const plannedItem = ({ id, visitId, accountId, accountName, plannedOn, kind, purpose }: PlanOfPeriod): PlanReviewItem => ({
  planId: id,
  visitId: visitId ?? null,
  accountId,
  accountName,
  on: plannedOn,
  kind,
  purpose,
});

function factOf(code: string, { now, then, targets }: Record<'now' | 'then' | 'targets', Figures | undefined>): ReportFact {
  const target = targets?.[code] ?? null;
  const { unit } = requireMeasure(code);
  return {
    measure: code,
    value: figureOf(code, now),
    previous: then ? figureOf(code, then) : null,
    target:
      unit === 'count'
        ? (target?.replace(/\.00$/, '') ?? null)
        : unit === 'percent'
          ? (target?.replace(/0$/, '') ?? null)
          : target,
  };
}

const noLists = () =>
  Object.fromEntries(REPORT_LISTS.map((list) => [list, []])) as unknown as Record<ReportListName, ReportListItem[]>;

function pushTo<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const known = map.get(key);
  if (known) known.push(item);
  else map.set(key, [item]);
}

function groupBy<Item extends { personId: string }>(items: readonly Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) pushTo(groups, item.personId, item);
  return groups;
}
