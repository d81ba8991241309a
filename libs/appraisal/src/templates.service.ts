import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  may,
  permissionsOf,
  type Actor,
  type AppraisalTemplateInput,
  type AppraisalTemplatePatch,
  type AppraisalTemplateRow,
} from '@keyline/model';
import { requireMeasure } from '@keyline/measures';
import { Database, Journal, Lists, newId, requireVersion, type ListQuery, type Page } from '@keyline/platform';
import { APPRAISAL_TEMPLATES } from './appraisals.list.js';

type StoredRow = Omit<AppraisalTemplateRow, 'can'>;
const present =
  (actor: Actor) =>
  (row: StoredRow): AppraisalTemplateRow => ({ ...row, can: { edit: may(actor, 'appraisal-template:write') } });

/** The forms by role. A change holds for the months to come: forms already made keep theirs. */
@Injectable()
export class TemplatesService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<AppraisalTemplateRow>> {
    return (await this.lists.page<StoredRow>(APPRAISAL_TEMPLATES, actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<AppraisalTemplateRow> {
    return present(actor)(await this.lists.get<StoredRow>(APPRAISAL_TEMPLATES, actor, id));
  }

  /** @throws Problem appraisal-template.role-taken (409), measure.unknown (400). */
  async create(actor: Actor, input: AppraisalTemplateInput): Promise<AppraisalTemplateRow> {
    requireMeasures(input);
    const id = newId();
    await this.database.transaction(async () => {
      await this.database.execute(sql`
        insert into appraisal_template (id, name, role, lines, thresholds, shares, active)
        values (${id}::uuid, ${input.name}::text, ${input.role}::text, ${JSON.stringify(input.lines)}::jsonb, ${JSON.stringify(input.thresholds)}::jsonb,
          ${JSON.stringify(input.shares)}::jsonb, ${input.active ?? true}::boolean)`);
      await this.journal.record(actor, { action: 'appraisal-template.created', entity: 'appraisal-template', entityId: id });
    });
    return this.get(actor, id);
  }

  /** @throws Problem version.conflict, appraisal-template.role-taken (409), measure.unknown (400). */
  async edit(actor: Actor, id: string, { version, ...input }: AppraisalTemplatePatch): Promise<AppraisalTemplateRow> {
    await this.database.transaction(async () => {
      await this.database.execute(sql`select 1 from appraisal_template where id = ${id}::uuid for update`);
      const before = await this.lists.get<StoredRow>(APPRAISAL_TEMPLATES, actor, id);
      requireVersion(before, version);
      const after = { ...before, ...input };
      requireMeasures(after);
      await this.database.execute(sql`
        update appraisal_template set name = ${after.name}::text, role = ${after.role}::text, lines = ${JSON.stringify(after.lines)}::jsonb,
          thresholds = ${JSON.stringify(after.thresholds)}::jsonb, shares = ${JSON.stringify(after.shares)}::jsonb, active = ${after.active}::boolean,
          updated_at = now(), version = version + 1 where id = ${id}::uuid`);
      await this.journal.record(actor, { action: 'appraisal-template.edited', entity: 'appraisal-template', entityId: id });
    });
    return this.get(actor, id);
  }
}

/** The form is read by whoever is appraised: it has no figure that the role may not have. */
function requireMeasures({ role, lines }: Pick<AppraisalTemplateInput, 'role' | 'lines'>): void {
  const actor = { permissions: new Set(permissionsOf([role])) };
  for (const [index, line] of lines.entries())
    if (line.kind === 'measure') requireMeasure(line.measure, { actor, field: `lines.${index}.measure` });
}
