import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { AccountsService } from '@keyline/accounts';
import {
  CompetitorSighting,
  may,
  type Actor,
  type MarketNoteInput,
  type MarketNotePatch,
  type MarketNoteRow,
} from '@keyline/model';
import { OpportunitiesService } from '@keyline/opportunities';
import {
  changesBetween,
  Clock,
  Database,
  EventSubscriptions,
  fieldProblem,
  Journal,
  Lists,
  newId,
  notFound,
  Problem,
  requireVersion,
  type ListQuery,
  type OutboxEvent,
  type Page,
} from '@keyline/platform';
import { CompetitorsService } from './competitors.service.js';
import { MarketNote } from './entities.js';
import { MARKET_NOTES } from './market.list.js';

type StoredRow = Omit<MarketNoteRow, 'can'>;
const present =
  (actor: Actor) =>
  (row: StoredRow): MarketNoteRow => ({ ...row, can: { edit: row.authorId === actor.id && may(actor, 'market:write') } });

/** What the market sees of a logged visit. */
const VisitLogged = z.object({
  visitId: z.uuid(),
  personId: z.uuid(),
  accountId: z.uuid(),
  opportunityId: z.uuid().nullish(),
  visitedOn: z.string(),
  competitorNews: z.array(CompetitorSighting).default([]),
});

/** One note per visit and place in its list, whatever happens twice: the key is made of both. */
const noteIdOf = (visitId: string, index: number) => {
  const hex = createHash('sha256').update(`${visitId}/${index}`).digest('hex');
  return `${visitId.slice(0, 13)}-8${hex.slice(0, 3)}-a${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
};

/** What a note may point at: a known competitor, and accounts and deals that its author sees. */
@Injectable()
export class MarketReferences {
  constructor(
    private readonly competitors: CompetitorsService,
    private readonly accounts: AccountsService,
    private readonly opportunities: OpportunitiesService,
  ) {}

  /**
   * What the note belongs to: a note about a deal belongs to the deal's account, for that is whose door it hangs behind.
   * @throws Problem reference.unknown (422) beside the field.
   */
  async require(
    actor: Actor,
    { competitorId, accountId, opportunityId }: Pick<MarketNoteInput, 'competitorId' | 'accountId' | 'opportunityId'>,
  ): Promise<{ accountId: string | null }> {
    if (competitorId) await this.competitors.requireKnown(competitorId);
    if (accountId) await this.accounts.requireVisible(actor, accountId);
    if (!opportunityId) return { accountId: accountId ?? null };
    const deal = await this.opportunities.requireVisible(actor, opportunityId);
    if (!deal.accountId || (accountId && accountId.toLowerCase() !== deal.accountId)) {
      throw fieldProblem('reference.unknown', 'opportunityId', 'field.unknown-reference');
    }
    return { accountId: deal.accountId };
  }
}

/** What was seen of competitors, when and where. */
@Injectable()
export class MarketNotesService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly references: MarketReferences,
    private readonly subscriptions: EventSubscriptions,
  ) {}

  onModuleInit(): void {
    this.subscriptions.on('visit.logged', 'market.keep-competitor-news', (event) => this.keepNewsOfVisit(event));
  }

  async list(actor: Actor, query: ListQuery): Promise<Page<MarketNoteRow>> {
    return (await this.lists.page<StoredRow>(MARKET_NOTES, actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<MarketNoteRow> {
    return present(actor)(await this.lists.get<StoredRow>(MARKET_NOTES, actor, id));
  }

  /** @throws Problem reference.unknown (422) for competitor, account or deal, market-note.in-future (422). */
  async create(actor: Actor, input: MarketNoteInput): Promise<MarketNoteRow> {
    const id = newId();
    const seenOn = input.seenOn ?? this.clock.today();
    this.requirePast(seenOn);
    await this.database.transaction(async () => {
      const { accountId } = await this.references.require(actor, input);
      await this.database.manager.insert(MarketNote, { ...input, id, accountId, seenOn, authorId: actor.id });
      await this.journal.record(actor, {
        action: 'market-note.created',
        entity: 'market-note',
        entityId: id,
        accountId,
      });
    });
    return this.get(actor, id);
  }

  /** @throws Problem market-note.not-yours (403), version.conflict (409). */
  async edit(actor: Actor, id: string, { version, ...input }: MarketNotePatch): Promise<MarketNoteRow> {
    if (input.seenOn) this.requirePast(input.seenOn);
    await this.database.transaction(async () => {
      const note = await this.lockOwn(actor, id);
      requireVersion(note, version);
      const before = { ...note };
      const { accountId } = await this.references.require(actor, { ...note, ...input });
      const after = await this.database.manager.save(Object.assign(note, input, { accountId }));
      await this.journal.record(actor, {
        action: 'market-note.edited',
        entity: 'market-note',
        entityId: id,
        accountId: after.accountId,
        changes: changesBetween(before, after),
      });
    });
    return this.get(actor, id);
  }

  /** @throws Problem market-note.not-yours (403). */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async () => {
      const note = await this.lockOwn(actor, id);
      await this.database.manager.delete(MarketNote, { id });
      await this.journal.record(actor, {
        action: 'market-note.removed',
        entity: 'market-note',
        entityId: id,
        changes: { content: { from: note.content, to: null } },
      });
    });
  }

  /** The competitor news that came with a visit become notes of it; heard twice, they are kept once. */
  private async keepNewsOfVisit(event: OutboxEvent): Promise<void> {
    const visit = VisitLogged.parse(event.payload);
    for (const [index, news] of visit.competitorNews.entries()) {
      await this.database.execute(sql`
        insert into market_note (id, competitor_id, account_id, opportunity_id, visit_id, author_id, kind, content, seen_on)
        select ${noteIdOf(visit.visitId, index)}::uuid, ${news.competitorId ?? null}::uuid, ${visit.accountId}::uuid, ${visit.opportunityId ?? null}::uuid, v.id,
          ${visit.personId}::uuid, ${news.kind ?? 'other'}::text, ${news.content}::text, ${visit.visitedOn}::date
        from visit v where v.id = ${visit.visitId}::uuid
        on conflict (id) do nothing`);
    }
  }

  private async lockOwn(actor: Actor, id: string): Promise<MarketNote> {
    await this.lists.get(MARKET_NOTES, actor, id);
    const note = await this.database.manager.findOne(MarketNote, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!note) throw notFound();
    if (note.authorId !== actor.id) throw new Problem('market-note.not-yours');
    return note;
  }

  private requirePast(seenOn: string): void {
    if (seenOn > this.clock.today()) throw fieldProblem('market-note.in-future', 'seenOn', 'market-note.in-future');
  }
}
