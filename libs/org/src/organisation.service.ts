import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { may, type Actor, type Organisation, type OrganisationInput } from '@keyline/model';
import { changesBetween, Database, Journal, notFound, Problem } from '@keyline/platform';

/** The one organisation has an id of its own in the audit log. */
const ORGANISATION_ID = '01930000-0000-7000-8000-000000000001';

/** Whose house it is: what stands on its paper, and where customers pay. */
@Injectable()
export class OrganisationService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  async get(actor: Actor): Promise<Organisation> {
    const stored = await this.database.maybeRow<Omit<Organisation, 'can'>>(sql`
      select name, address, phone, bank_name as "bankName", bank_account_name as "bankAccountName", bank_account_no as "bankAccountNo", version from organisation`);
    if (!stored) throw notFound();
    return { ...stored, can: { edit: may(actor, 'organisation:write') } };
  }

  /** @throws Problem version.conflict (409). */
  async set(actor: Actor, { version, ...input }: OrganisationInput): Promise<Organisation> {
    return this.database.transaction(async () => {
      const before = await this.get(actor);
      const written = await this.database.execute(sql`
        update organisation set name = ${input.name}::text, address = ${input.address ?? null}::text, phone = ${input.phone ?? null}::text,
          bank_name = ${input.bankName ?? null}::text, bank_account_name = ${input.bankAccountName ?? null}::text,
          bank_account_no = ${input.bankAccountNo ?? null}::text, version = version + 1
        where version = ${version}::int`);
      if (written === 0)
        throw new Problem('version.conflict', { values: { current: before.version }, extra: { current: before.version } });
      const after = await this.get(actor);
      await this.journal.record(actor, {
        action: 'organisation.edited',
        entity: 'organisation',
        entityId: ORGANISATION_ID,
        changes: changesBetween(before, after, ['version', 'can']),
      });
      return after;
    });
  }
}
