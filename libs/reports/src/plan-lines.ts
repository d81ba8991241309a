import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { customerDoor } from '@keyline/accounts';
import type { Actor, PlanLine } from '@keyline/model';
import { Clock, Database, fieldProblem } from '@keyline/platform';
import { VisitPlansService } from '@keyline/visits';
import { plannedAlready } from './plan.queries.js';

/** The lines of next period's plan: which accounts they may name, and how they become planned visits. */
@Injectable()
export class PlanLines {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly visitPlans: VisitPlansService,
  ) {}

  /**
   * The lines as they are stored, with the accounts' own names. An account that came with the proposal may stay although it has gone to
   * somebody else since. The record that a line came from (`entityId`) is the proposal's to name; nobody points a line at another one.
   * @throws Problem reference.unknown (422) beside `plan.<line>.accountId` or `plan.<line>.entityId`.
   */
  async checked(actor: Actor, lines: readonly PlanLine[], stored: readonly PlanLine[]): Promise<PlanLine[]> {
    const names = await this.visibleAccounts(actor, lines);
    const known = new Map(
      stored.flatMap(({ accountId, accountName }) => (accountId ? [[accountId, accountName ?? null] as const] : [])),
    );
    const pointers = new Set(stored.flatMap(({ entityId }) => entityId ?? []));
    return lines.map((line, index) => {
      if (line.entityId && !pointers.has(line.entityId.toLowerCase()))
        throw fieldProblem('reference.unknown', `plan.${index}.entityId`, 'field.unknown-reference');
      const accountId = line.accountId?.toLowerCase() ?? null;
      if (accountId === null) return { ...line, accountId, accountName: null };
      if (!names.has(accountId) && !known.has(accountId))
        throw fieldProblem('reference.unknown', `plan.${index}.accountId`, 'field.unknown-reference');
      return { ...line, accountId, accountName: names.get(accountId) ?? known.get(accountId) ?? null };
    });
  }

  /** Plans a visit for each of the author's own lines that names an account and a day to come, unless one is planned there already. */
  async planVisits(actor: Actor, lines: readonly PlanLine[]): Promise<void> {
    const today = this.clock.today();
    const wanted = lines.filter(({ source, accountId, on }) => source === 'own' && accountId && on && on >= today);
    if (wanted.length === 0) return;
    const visible = await this.visibleAccounts(actor, wanted);
    const planned = await this.database.rows<{ accountId: string; on: string }>(plannedAlready(actor.id, today));
    const taken = new Set(planned.map(({ accountId, on }) => `${accountId} ${on}`));
    for (const { accountId, on, what } of wanted) {
      const key = `${accountId ?? ''} ${on ?? ''}`;
      if (!accountId || !on || !visible.has(accountId) || taken.has(key)) continue;
      taken.add(key);
      await this.visitPlans.create(actor, { accountId, plannedOn: on, purpose: what });
    }
  }

  private async visibleAccounts(actor: Actor, lines: readonly PlanLine[]): Promise<Map<string, string>> {
    const ids = [...new Set(lines.flatMap(({ accountId }) => accountId ?? []))];
    const rows = await this.database.rows<{ id: string; name: string }>(sql`
      select a.id, a.name from account a ${customerDoor(sql`a.id`)(actor, this.clock.now())} where a.id = any (${ids}::uuid[])`);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
