import { Injectable } from '@nestjs/common';
import { may, type Actor, type ApprovalDefinitionInput, type ApprovalDefinitionRow } from '@keyline/model';
import { changesBetween, Database, Journal, Lists, notFound, requireVersion, type ListQuery, type Page } from '@keyline/platform';
import { APPROVAL_DEFINITIONS } from './approval-definitions.list.js';
import { ApprovalDefinition } from './entities.js';

type StoredRow = Omit<ApprovalDefinitionRow, 'can'>;
const present =
  (actor: Actor) =>
  (row: StoredRow): ApprovalDefinitionRow => ({ ...row, can: { edit: may(actor, 'approval-definition:write') } });

/** Who has to agree to what: data that an administrator edits. What runs already keeps the steps it started with. */
@Injectable()
export class ApprovalDefinitions {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<ApprovalDefinitionRow>> {
    return (await this.lists.page<StoredRow>(APPROVAL_DEFINITIONS, actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<ApprovalDefinitionRow> {
    return present(actor)(await this.lists.get<StoredRow>(APPROVAL_DEFINITIONS, actor, id));
  }

  /** @throws Problem version.conflict (409), record.not-found (404). */
  async replace(actor: Actor, id: string, { version, ...input }: ApprovalDefinitionInput): Promise<ApprovalDefinitionRow> {
    await this.database.transaction(async () => {
      const definition = await this.database.manager.findOne(ApprovalDefinition, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!definition) throw notFound();
      requireVersion(definition, version);
      const before = { ...definition };
      const after = await this.database.manager.save(Object.assign(definition, input));
      await this.journal.record(actor, {
        action: 'approval-definition.edited',
        entity: 'approval-definition',
        entityId: id,
        changes: changesBetween(before, after),
      });
    });
    return this.get(actor, id);
  }
}
