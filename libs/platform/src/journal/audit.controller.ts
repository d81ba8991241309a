import { Controller, Get, Injectable } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import sql, { empty } from 'sql-template-tag';
import type { Actor } from '@keyline/model';
import { Allow } from '../http/allow.js';
import { CurrentActor, ListParams } from '../http/params.js';
import { column, shown, type ListSpec } from '../lists/list-spec.js';
import { Lists } from '../lists/lists.js';
import type { ListQuery } from '../lists/list-query.js';

/** Administrators only (the permission says so): the log itself has no narrower door. */
const AUDIT_ENTRIES: ListSpec = {
  resource: 'audit-entries',
  from: sql`audit_entry e left join person actor on actor.id = e.actor_id`,
  door: () => empty,
  columns: {
    id: column(sql`e.id`, 'id'),
    at: column(sql`e.at`, 'instant'),
    actorId: column(sql`e.actor_id`, 'id', { nullable: true, sortable: false }),
    actorName: shown(sql`actor.name`),
    action: column(sql`e.action`, 'text', { sortable: false }),
    entity: column(sql`e.entity`, 'text', { sortable: false }),
    entityId: column(sql`e.entity_id`, 'id', { sortable: false }),
    changes: shown(sql`e.changes`),
    requestId: shown(sql`e.request_id`),
  },
  defaultSort: [['at', 'DESC']],
  tieBreaker: sql`e.id`,
};

@Injectable()
@ApiTags('audit-entries')
@Controller('api/audit-entries')
export class AuditController {
  constructor(private readonly lists: Lists) {}

  /** Who did what, newest first. */
  @Get()
  @Allow('audit:read')
  list(@CurrentActor() actor: Actor, @ListParams() query: ListQuery) {
    return this.lists.page(AUDIT_ENTRIES, actor, query);
  }
}
