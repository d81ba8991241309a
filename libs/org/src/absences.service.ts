import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { may, type AbsenceInput, type AbsencePatch, type AbsenceRow, type Actor, type LocalDate } from '@keyline/model';
import {
  changesBetween,
  Clock,
  Database,
  fieldProblem,
  Journal,
  Lists,
  newId,
  notFound,
  Problem,
  type ListQuery,
  type Page,
} from '@keyline/platform';
import { absencesOn } from './absences.list.js';
import { Absence } from './entities.js';

type StoredRow = Omit<AbsenceRow, 'can'>;

/** Who is away, and who acts meanwhile. One enters one's own absence; who leads somebody enters it for them. */
@Injectable()
export class Absences {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<AbsenceRow>> {
    const page = await this.lists.page<StoredRow>(this.spec(), actor, query);
    const led = await this.ledBy(
      actor,
      page.rows.map(({ personId }) => personId),
    );
    return page.map((row) => ({ ...row, can: { edit: led.has(row.personId) } }));
  }

  async get(actor: Actor, id: string): Promise<AbsenceRow> {
    const row = await this.lists.get<StoredRow>(this.spec(), actor, id);
    return { ...row, can: { edit: (await this.ledBy(actor, [row.personId])).has(row.personId) } };
  }

  /** Who acts for that person on that day; null when nobody is named, or the deputy has left. */
  async deputyOf(personId: string, day: LocalDate): Promise<string | null> {
    const found = await this.database.maybeRow<{ deputyId: string }>(sql`
      select ab.deputy_id as "deputyId" from absence ab join person deputy on deputy.id = ab.deputy_id
      where ab.person_id = ${personId}::uuid and ${day}::date between ab.from_on and ab.until_on
        and (deputy.left_on is null or deputy.left_on >= ${day}::date)`);
    return found?.deputyId ?? null;
  }

  /** @throws Problem absence.overlap (409), absence.own-deputy, reference.unknown, rule.refused (422), auth.forbidden (403). */
  async create(actor: Actor, input: AbsenceInput): Promise<AbsenceRow> {
    const id = newId();
    await this.database.transaction(async () => {
      await this.requireLed(actor, input.personId);
      await this.requirePresent(input.personId, 'personId');
      await this.requirePresent(input.deputyId, 'deputyId');
      await this.database.manager.insert(Absence, { ...input, id });
      await this.journal.record(actor, { action: 'absence.entered', entity: 'absence', entityId: id, event: input });
    });
    return this.get(actor, id);
  }

  /** @throws Problem version.conflict, absence.overlap (409), absence.own-deputy, rule.refused (422). */
  async edit(actor: Actor, id: string, { version, ...input }: AbsencePatch): Promise<AbsenceRow> {
    await this.database.transaction(async () => {
      const absence = await this.lock(actor, id);
      if (absence.version !== version)
        throw new Problem('version.conflict', { values: { current: absence.version }, extra: { current: absence.version } });
      if (input.deputyId) await this.requirePresent(input.deputyId, 'deputyId');
      const before = { ...absence };
      const after = await this.database.manager.save(Object.assign(absence, input));
      const { personId, deputyId } = after;
      await this.journal.record(actor, {
        action: 'absence.edited',
        entity: 'absence',
        entityId: id,
        changes: changesBetween(before, after),
        event: { personId, deputyId },
      });
    });
    return this.get(actor, id);
  }

  /** The person is back, or never went. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async () => {
      const { personId, fromOn, untilOn } = await this.lock(actor, id);
      await this.database.manager.delete(Absence, { id });
      await this.journal.record(actor, {
        action: 'absence.removed',
        entity: 'absence',
        entityId: id,
        changes: { fromOn: { from: fromOn, to: null }, untilOn: { from: untilOn, to: null } },
        event: { personId },
      });
    });
  }

  private async lock(actor: Actor, id: string): Promise<Absence> {
    await this.lists.get(this.spec(), actor, id);
    const absence = await this.database.manager.findOne(Absence, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!absence) throw notFound();
    await this.requireLed(actor, absence.personId);
    return absence;
  }

  private async requireLed(actor: Actor, personId: string): Promise<void> {
    if (!(await this.ledBy(actor, [personId])).has(personId.toLowerCase()))
      throw fieldProblem('auth.forbidden', 'personId', 'field.unknown-reference', { permission: 'absence:write' });
  }

  /** Of these people: oneself and those whom one leads. */
  private async ledBy(actor: Actor, people: readonly string[]): Promise<Set<string>> {
    const ids = people.map((id) => id.toLowerCase());
    if (may(actor, 'person:write')) return new Set(ids);
    if (!may(actor, 'absence:manage')) return new Set(ids.filter((id) => id === actor.id));
    const led = await this.database.rows<{ id: string }>(sql`
      select person_id as id from person_reach where viewer_id = ${actor.id}::uuid and person_id = any (${ids}::uuid[])`);
    return new Set(led.map(({ id }) => id));
  }

  private async requirePresent(personId: string, field: string): Promise<void> {
    const present = await this.database.maybeRow(
      sql`select 1 from person where id = ${personId}::uuid and (left_on is null or left_on >= ${this.clock.today()}::date)`,
    );
    if (!present) throw fieldProblem('reference.unknown', field, 'field.unknown-reference');
  }

  private spec() {
    return absencesOn(this.clock.today());
  }
}
