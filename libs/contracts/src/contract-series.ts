import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  type ContractSeriesInput,
  fitsReset,
  seriesNumber,
  seriesPeriod,
  type Actor,
  type ContractSeriesPatch,
  type ContractSeriesRow,
} from '@keyline/model';
import { changesBetween, Clock, Database, fieldProblem, Journal, newId, notFound, requireVersion } from '@keyline/platform';

type Series = Omit<ContractSeriesRow, 'next' | 'used'>;
const columns = sql`s.id, s.name, s.pattern, s.resets, s.is_default as "isDefault", s.active, s.version`;

/** The number series of contracts: without gaps, because a number is drawn in the transaction that uses it. */
@Injectable()
export class ContractSeries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly journal: Journal,
  ) {}

  /**
   * The next number of the series, or of the default one. Its counter stays locked until the transaction ends; a number that a contract
   * from elsewhere has already is passed over.
   * @throws Error outside a transaction; Problem reference.unknown (422) for a series that is none, or not in use.
   */
  async draw(seriesId?: string): Promise<{ seriesId: string; number: string }> {
    if (!this.database.inTransaction) throw new Error('a contract number drawn outside a transaction may leave a gap');
    const series = await this.database.maybeRow<Series>(sql`
      select ${columns} from contract_series s where s.active and ${seriesId ? sql`s.id = ${seriesId}::uuid` : sql`s.is_default`} for share`);
    if (!series) throw fieldProblem('reference.unknown', 'seriesId', 'field.unknown-reference');
    for (;;) {
      const number = seriesNumber(series.pattern, this.clock.today(), await this.count(series));
      const taken = await this.database.maybeRow(sql`select 1 from contract where number = ${number}`);
      if (!taken) return { seriesId: series.id, number };
    }
  }

  async list(): Promise<ContractSeriesRow[]> {
    const rows = await this.database.rows<Series & { used: boolean; last: { period: string; number: number }[] }>(sql`
      select ${columns}, exists (select 1 from contract_series_counter n where n.series_id = s.id) as used,
        coalesce((select json_agg(json_build_object('period', n.period, 'number', n.last_number)) from contract_series_counter n
          where n.series_id = s.id), '[]') as last
      from contract_series s order by s.is_default desc, s.active desc, s.name, s.id`);
    const today = this.clock.today();
    return rows.map(({ last, ...series }) => {
      const drawn = last.find(({ period }) => period === seriesPeriod(series.resets, today));
      return { ...series, next: seriesNumber(series.pattern, today, (drawn?.number ?? 0) + 1) };
    });
  }

  /** @throws Problem record.duplicate (409) for a pattern that there is. */
  async create(actor: Actor, { isDefault = false, active = true, ...input }: ContractSeriesInput): Promise<ContractSeriesRow> {
    const id = newId();
    await this.database.transaction(async () => {
      if (isDefault) await this.noDefault();
      await this.database.execute(sql`
        insert into contract_series (id, name, pattern, resets, is_default, active)
        values (${id}::uuid, ${input.name}, ${input.pattern}, ${input.resets}, ${isDefault}::boolean, ${active || isDefault}::boolean)`);
      await this.journal.record(actor, { action: 'contract-series.created', entity: 'contract_series', entityId: id });
    });
    return this.get(id);
  }

  /** @throws Problem version.conflict, contract-series.used (409), contract-series.default (422), request.invalid (400). */
  async edit(actor: Actor, id: string, { version, ...input }: ContractSeriesPatch): Promise<ContractSeriesRow> {
    await this.database.transaction(async () => {
      const before = await this.database.maybeRow<Series>(
        sql`select ${columns} from contract_series s where s.id = ${id}::uuid for update`,
      );
      if (!before) throw notFound();
      requireVersion(before, version);
      const after = { ...before, ...input };
      await this.requireChangeable(before, after);
      if (after.isDefault && !before.isDefault) await this.noDefault();
      await this.database.execute(sql`
        update contract_series set name = ${after.name}, pattern = ${after.pattern}, resets = ${after.resets}, is_default = ${after.isDefault}::boolean,
          active = ${after.active}::boolean, version = version + 1, updated_at = now() where id = ${id}::uuid`);
      await this.journal.record(actor, {
        action: 'contract-series.edited',
        entity: 'contract_series',
        entityId: id,
        changes: changesBetween(before, after),
      });
    });
    return this.get(id);
  }

  private async requireChangeable(before: Series, after: Series): Promise<void> {
    if (before.isDefault && (!after.isDefault || !after.active))
      throw fieldProblem('contract-series.default', after.active ? 'isDefault' : 'active', 'contract-series.default');
    if (after.isDefault && !after.active) throw fieldProblem('contract-series.default', 'active', 'contract-series.default');
    if (after.pattern === before.pattern && after.resets === before.resets) return;
    const { used } = await this.get(before.id);
    if (used) throw fieldProblem('contract-series.used', 'pattern', 'contract-series.used');
    if (!fitsReset(after.pattern, after.resets))
      throw fieldProblem('rule.refused', 'pattern', 'field.series-period', { rule: 'resets' });
  }

  private async get(id: string): Promise<ContractSeriesRow> {
    const series = (await this.list()).find((each) => each.id === id);
    if (!series) throw notFound();
    return series;
  }

  private async noDefault(): Promise<void> {
    await this.database.execute(sql`update contract_series set is_default = false, version = version + 1 where is_default`);
  }

  private async count({ id, resets }: Series): Promise<number> {
    const row = await this.database.maybeRow<{ number: number }>(sql`
      insert into contract_series_counter (series_id, period, last_number) values (${id}::uuid, ${seriesPeriod(resets, this.clock.today())}, 1)
      on conflict (series_id, period) do update set last_number = contract_series_counter.last_number + 1 returning last_number as number`);
    return row?.number ?? 1;
  }
}
