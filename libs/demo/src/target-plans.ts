import { fromCents, monthsIn, partsOf, targetPeriod, type TargetUnit } from '@keyline/model';
import { type Day, dateOf, dateOrNull, dayOf, timestamp, workdayFrom, workdayUpTo } from './days.js';
import type { Rng } from './random.js';
import { type Batch, batch, type Row } from './rows.js';
import type { Setting } from './setting.js';
import type { Person, Staff, Team } from './story.js';

/** What the departments plan. New customers they leave to the supervisors, who set them by hand. */
export const PLANNED: readonly { readonly measure: string; readonly unit: TargetUnit }[] = [
  { measure: 'contract_amount', unit: 'money' },
  { measure: 'payments_received', unit: 'money' },
  { measure: 'visits_done', unit: 'count' },
];
/** In the middle of the year the first department raises what it is to sign. */
const RAISED = { measure: 'contract_amount', from: '07', drawnUp: '07-06' };

/** Whole yuan or visits, by month. */
export type MonthValues = ReadonlyMap<string, number>;

/** One revision of a department's year in one measure. */
export interface Revision {
  readonly id: string;
  readonly departmentId: string;
  readonly year: number;
  readonly measure: string;
  readonly number: 1 | 2;
  readonly author: Person;
  readonly approvedOn: Day;
  /** The last day that this revision leaves alone; null for the first. */
  readonly fixedThrough: Day | null;
}
interface Node {
  readonly id: string;
  readonly parent: Node | null;
  readonly row: Row<'target_node'>;
  readonly values: Map<string, number>;
}

const inChineseOrder = new Intl.Collator('zh-Hans-CN-u-co-pinyin');
const nameOf = ({ name }: Person): string => name.surname + name.given;

/** The plans of the departments' years, each with what everybody in it is to reach. */
export class TargetPlans {
  private readonly revisions: readonly Revision[];
  private readonly kept = new Map<Revision, Map<Person, MonthValues>>();
  private readonly rng: Rng;

  constructor(
    private readonly setting: Setting,
    private readonly staff: Staff,
  ) {
    this.rng = setting.chance('target-plans');
    const thisYear = Number(dateOf(setting.today).slice(0, 4));
    const years = setting.size.lastYearTargets ? [thisYear - 1, thisYear] : [thisYear];
    const directors = new Set(staff.teams.flatMap(({ supervisor }) => supervisor.manager ?? []));
    this.revisions = years.flatMap((year) =>
      [...directors].flatMap((author, index) => PLANNED.flatMap(({ measure }) => this.made(author, index === 0, year, measure))),
    );
  }

  /** The plans themselves, before the targets that come from them. */
  rows(): Row<'target_plan'>[] {
    return this.revisions.map((revision) => {
      const { clock } = this.setting;
      const replaced = this.revisions.some((other) => isSamePlan(other, revision) && other.number > revision.number);
      const approved = timestamp(clock.at(revision.approvedOn, 680));
      return {
        id: revision.id,
        department_id: revision.departmentId,
        year: revision.year,
        measure: revision.measure,
        revision: revision.number,
        state: replaced ? 'superseded' : 'approved',
        author_id: revision.author.id,
        submitted_at: timestamp(clock.at(workdayUpTo(revision.approvedOn - 1), 1_010)),
        approved_at: approved,
        approved_by: revision.author.manager?.id ?? null,
        fixed_through: dateOrNull(revision.fixedThrough),
        created_at: timestamp(clock.at(workdayUpTo(revision.approvedOn - 1), 560)),
        updated_at: approved,
      };
    });
  }

  /** The revisions in which somebody of the department has a line, the earlier first. */
  of(departmentId: string, measure: string): Revision[] {
    return this.revisions.filter((revision) => revision.departmentId === departmentId && revision.measure === measure);
  }

  /** Keeps what the person is to reach by that revision, for the tree. */
  keep(revision: Revision, person: Person, months: MonthValues): void {
    const people = this.kept.get(revision) ?? new Map<Person, MonthValues>();
    this.kept.set(revision, people.set(person, months));
  }

  /** Department, teams and people with their months, quarters and years; once everybody's are known. */
  *trees(): Generator<Batch> {
    for (const revision of this.revisions) {
      const nodes = this.tree(revision);
      yield batch(
        'target_node',
        nodes.map(({ row }) => row),
      );
      yield batch(
        'target_cell',
        nodes.flatMap(({ id, values }) =>
          [...values].map(([period, value]) => ({ node_id: id, period, value: fromCents(BigInt(value) * 100n) })),
        ),
      );
    }
  }

  private made(author: Person, raises: boolean, year: number, measure: string): Revision[] {
    const { setting, rng } = this;
    const revision = (number: 1 | 2, approvedOn: Day, fixedThrough: Day | null): Revision => ({
      id: setting.id(workdayUpTo(approvedOn - 1), 560, rng),
      departmentId: author.departmentId,
      year,
      measure,
      number,
      author,
      approvedOn,
      fixedThrough,
    });
    const first = revision(1, workdayUpTo(dayOf(`${year - 1}-12-22`)), null);
    if (!raises || measure !== RAISED.measure) return [first];
    const again = revision(
      2,
      workdayFrom(workdayFrom(dayOf(`${year}-${RAISED.drawnUp}`)) + 1),
      dayOf(`${year}-${RAISED.from}-01`) - 1,
    );
    return again.approvedOn < setting.today ? [first, again] : [first];
  }

  /** As the product plants it: the director's own line first or where the name falls, in each team the leader before the people. */
  private tree(revision: Revision): Node[] {
    const { author, departmentId, year } = revision;
    const { start, end } = targetPeriod(String(year));
    const isThere = ({ hiredOn, leftOn }: Person) => hiredOn <= dayOf(end) && (leftOn === null || leftOn >= dayOf(start));
    const byName = (people: readonly Person[]) =>
      people.filter(isThere).sort((a, b) => inChineseOrder.compare(nameOf(a), nameOf(b)));
    const teams = this.staff.teams.filter(({ supervisor }) => supervisor.departmentId === departmentId);
    const leaders = byName([author, ...teams.map(({ supervisor }) => supervisor)]);
    const teamOf = new Map(teams.map((team): [Person, Team] => [team.supervisor, team]));
    const nodes: Node[] = [];
    const calendar = periodsByMonth(year);
    const add = (
      parent: Node | null,
      kind: 'department' | 'team' | 'person',
      team: Person | null,
      person: Person | null,
    ): Node => {
      const id = this.setting.id(workdayUpTo(revision.approvedOn - 1), 560, this.rng);
      const row = {
        id,
        plan_id: revision.id,
        parent_id: parent?.id ?? null,
        kind,
        department_id: departmentId,
        team_id: team?.id ?? null,
        person_id: person?.id ?? null,
        position: nodes.length,
      };
      const node = { id, parent, row, values: new Map<string, number>() };
      nodes.push(node);
      if (person) addUp(node, calendar, this.kept.get(revision)?.get(person) ?? new Map());
      return node;
    };
    const root = add(null, 'department', null, null);
    for (const leader of leaders) {
      const team = add(root, 'team', leader, null);
      const members = teamOf.get(leader);
      const sellers = byName([...(members?.reps ?? []), ...(members?.leavers ?? [])]);
      for (const person of [leader, ...sellers]) add(team, 'person', leader, person);
    }
    return nodes;
  }
}

const isSamePlan = (one: Revision, other: Revision): boolean =>
  one.departmentId === other.departmentId && one.year === other.year && one.measure === other.measure;

/** Each month of the year, with the periods in which it counts. */
const periodsByMonth = (year: number): [month: string, periods: string[]][] =>
  partsOf(String(year)).flatMap((quarter) =>
    monthsIn(quarter).map((month): [string, string[]] => [month, [String(year), quarter, month]]),
  );

/** A person's months count in the quarters, the year, the team and the department. */
function addUp(person: Node, calendar: ReturnType<typeof periodsByMonth>, months: MonthValues): void {
  const worth = calendar.filter(([month]) => (months.get(month) ?? 0) > 0);
  for (let node: Node | null = person; node; node = node.parent) {
    const { values } = node;
    for (const [month, periods] of worth)
      for (const period of periods) values.set(period, (values.get(period) ?? 0) + (months.get(month) ?? 0));
  }
}
