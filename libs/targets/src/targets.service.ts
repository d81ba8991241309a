import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import {
  periodFromCode,
  periodKindOf,
  targetCan,
  type Actor,
  type MeasureFigure,
  type PlannedQuery,
  type PlannedTarget,
  type TargetInput,
  type TargetPatch,
  type TargetRow,
} from '@keyline/model';
import {
  FigureReader,
  figureOf,
  measureDoor,
  peopleDoor,
  reachedPeople,
  requireMeasure,
  type Measure,
  type ReachedPerson,
} from '@keyline/measures';
import {
  changesBetween,
  Database,
  fieldProblem,
  Journal,
  Lists,
  newId,
  notFound,
  Problem,
  requireVersion,
  type ListQuery,
  type Page,
} from '@keyline/platform';
import { Target } from './entities.js';
import { TARGETS } from './targets.list.js';

type StoredRow = Omit<TargetRow, 'actual' | 'can'>;

/** "12.00" of a count is read as "12", "90.50" of a percentage as "90.5". */
function inUnit(value: string, { unit }: Measure): string {
  if (unit === 'count') return value.replace(/\.00$/, '');
  return unit === 'percent' ? value.replace(/0$/, '') : value;
}

/** What people are to reach, beside what they have reached. */
@Injectable()
export class TargetsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly figures: FigureReader,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<TargetRow>> {
    const page = await this.lists.page<StoredRow>(TARGETS, actor, query);
    const actuals = await this.actuals(page.rows);
    return page.map((row) => present(actor, row, actuals));
  }

  async get(actor: Actor, id: string): Promise<TargetRow> {
    const row = await this.lists.get<StoredRow>(TARGETS, actor, id);
    return present(actor, row, await this.actuals([row]));
  }

  /** Whose targets of the period come from plans in force, in which measures. */
  planned(actor: Actor, { period }: PlannedQuery): Promise<PlannedTarget[]> {
    return this.database.rows<PlannedTarget>(sql`
      select distinct n.person_id as "personId", p.measure from target_plan p join target_node n on n.plan_id = p.id and n.person_id is not null
      ${peopleDoor(sql`n.person_id`)(actor)} ${measureDoor(sql`p.measure`)(actor)} where ${inForce(period)}`);
  }

  /**
   * Sets what somebody one leads is to reach, where no plan in force says it.
   * @throws Problem measure.unknown (400), target.own (403), record.duplicate, target.planned (409), reference.unknown, target.fraction (422).
   */
  async create(actor: Actor, { value, ...input }: TargetInput): Promise<TargetRow> {
    const measure = requireMeasure(input.measure, { actor });
    const kind = periodKindOf(input.period) ?? 'monthly';
    const personId = input.personId.toLowerCase();
    requireMayWrite(actor, personId);
    requireWhole(measure, value);
    await this.requireReached(actor, personId);
    await this.requireUnplanned(personId, input);
    const id = newId();
    await this.database.transaction(async () => {
      await this.database.manager.insert(Target, { ...input, id, personId, kind, value });
      await this.journal.record(actor, {
        action: 'target.set',
        entity: 'target',
        entityId: id,
        changes: { value: { from: null, to: value } },
      });
    });
    return this.get(actor, id);
  }

  /** @throws Problem target.own (403), record.not-found (404), target.planned, version.conflict (409), target.fraction (422). */
  async edit(actor: Actor, id: string, { version, ...input }: TargetPatch): Promise<TargetRow> {
    await this.database.transaction(async () => {
      const target = await this.lock(actor, id);
      requireVersion(target, version);
      if (input.value !== undefined) requireWhole(requireMeasure(target.measure), input.value);
      const before = { ...target };
      const after = await this.database.manager.save(Object.assign(target, input));
      await this.journal.record(actor, {
        action: 'target.edited',
        entity: 'target',
        entityId: id,
        changes: changesBetween(before, after),
      });
    });
    return this.get(actor, id);
  }

  /** @throws Problem target.own (403), record.not-found (404). */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async () => {
      const target = await this.lock(actor, id);
      await this.database.manager.delete(Target, { id });
      const changes = { personId: { from: target.personId, to: null }, value: { from: target.value, to: null } };
      await this.journal.record(actor, { action: 'target.removed', entity: 'target', entityId: id, changes });
    });
  }

  private async lock(actor: Actor, id: string): Promise<Target> {
    const row = await this.lists.get<StoredRow>(TARGETS, actor, id);
    requireMayWrite(actor, row.personId);
    const target = await this.database.manager.findOne(Target, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!target) throw notFound();
    if (target.planId) throw new Problem('target.planned');
    return target;
  }

  private async requireReached(actor: Actor, personId: string): Promise<void> {
    const reached = await this.database.rows<ReachedPerson>(reachedPeople(actor));
    if (!reached.some(({ id }) => id === personId))
      throw fieldProblem('reference.unknown', 'personId', 'field.unknown-reference');
  }

  /** A plan in force is locked as a whole: what it leaves at nothing is not added by hand either. */
  private async requireUnplanned(personId: string, { measure, period }: Pick<TargetInput, 'measure' | 'period'>): Promise<void> {
    const plan = await this.database.maybeRow(sql`
      select 1 from target_node n join target_plan p on p.id = n.plan_id
      where n.person_id = ${personId}::uuid and p.measure = ${measure}::text and ${inForce(period)} limit 1`);
    if (plan) throw new Problem('target.planned');
  }

  /** What was reached, one statement for each period on the page. Key: period, person, measure. */
  private async actuals(rows: readonly StoredRow[]): Promise<ReadonlyMap<string, MeasureFigure>> {
    const actuals = new Map<string, MeasureFigure>();
    for (const code of new Set(rows.map(({ period }) => period))) {
      const targets = rows.filter(({ period }) => period === code);
      const { start: from, end: to } = periodFromCode(code);
      const people = [...new Set(targets.map(({ personId }) => personId))];
      const figures = await this.figures.of([...new Set(targets.map(({ measure }) => measure))], { people, from, to });
      for (const target of targets) actuals.set(keyOf(target), figureOf(target.measure, figures.get(target.personId)));
    }
    return actuals;
  }
}

/** A condition on plan `p`: it is in force for a year that the period touches. */
function inForce(period: string): Sql {
  const { start, end } = periodFromCode(period);
  return sql`p.state = 'approved' and p.year in (${start.slice(0, 4)}::int, ${end.slice(0, 4)}::int)`;
}

const keyOf = ({ period, personId, measure }: StoredRow) => `${period} ${personId} ${measure}`;

const present = (actor: Actor, row: StoredRow, actuals: ReadonlyMap<string, MeasureFigure>): TargetRow => ({
  ...row,
  value: inUnit(row.value, requireMeasure(row.measure)),
  actual: actuals.get(keyOf(row)) ?? null,
  can: { edit: row.planId === null && targetCan(actor, row).edit },
});

function requireMayWrite(actor: Actor, personId: string): void {
  if (!targetCan(actor, { personId }).edit) throw new Problem('target.own');
}

/** Counts are whole, percentages have one decimal. */
function requireWhole(measure: Measure, value: string): void {
  if (measure.unit === 'percent' && !/^\d+(\.\d0?)?$/.test(value))
    throw fieldProblem('target.fraction', 'value', 'field.out-of-range');
  if (measure.unit === 'count' && !/^\d+(\.0+)?$/.test(value)) throw fieldProblem('target.fraction', 'value', 'target.fraction');
}
