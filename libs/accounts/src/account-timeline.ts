import { Injectable } from '@nestjs/common';
import type { Actor, TimelineEntry } from '@keyline/model';
import { Database, Page, type ListQuery } from '@keyline/platform';
import { timelineOf, type TimelinePart } from './timeline.queries.js';

/** What happened at an account, or at a part of it. The caller has come through the door of the account or of that part. */
@Injectable()
export class AccountTimeline {
  constructor(private readonly database: Database) {}

  /** One page, newest first, of those entries that the actor may be told of. */
  async page<Entry extends TimelineEntry>(
    actor: Actor,
    accountId: string,
    query: ListQuery,
    part: TimelinePart = {},
  ): Promise<Page<Entry>> {
    const rows = await this.database.rows<Entry>(timelineOf(actor, accountId, query, part));
    return new Page(rows.slice(0, query.to - query.from + 1), query.from, query.from + rows.length, false);
  }
}
