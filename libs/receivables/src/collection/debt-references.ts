import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { AccountsService } from '@keyline/accounts';
import { InstalmentsService, isOpen, isReceivable, openOf } from '@keyline/contracts';
import type { Actor } from '@keyline/model';
import { Database, fieldProblem } from '@keyline/platform';

export interface Debt {
  accountId: string;
  accountName: string;
  instalmentId: string | null;
  /** What is open of the instalment, or of all signed ones of the account. */
  open: string;
}

/** What a talk or a promise is about: an account whose file the actor reads, or an instalment that he sees - be it for collecting it alone. */
@Injectable()
export class DebtReferences {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsService,
    private readonly instalments: InstalmentsService,
  ) {}

  /** @throws Problem reference.unknown (422) beside the field. */
  async require(
    actor: Actor,
    { accountId, instalmentId }: { accountId: string; instalmentId?: string | null | undefined },
  ): Promise<Debt> {
    if (!instalmentId) {
      const account = await this.accounts.requireVisible(actor, accountId);
      const sum = await this.database.maybeRow<{ open: string }>(sql`
        select coalesce(sum(${openOf}), 0.00) as open from instalment i
        where i.account_id = ${account.id}::uuid and ${isReceivable} and ${isOpen}`);
      return { accountId: account.id, accountName: account.name, instalmentId: null, open: sum?.open ?? '0.00' };
    }
    const { rows } = await this.instalments.list(actor, { filter: { id: instalmentId }, sort: [], from: 0, to: 0 });
    const [instalment] = rows;
    if (!instalment || instalment.accountId !== accountId.toLowerCase())
      throw fieldProblem('reference.unknown', 'instalmentId', 'field.unknown-reference');
    return {
      accountId: instalment.accountId,
      accountName: instalment.accountName,
      instalmentId: instalment.id,
      open: instalment.open,
    };
  }
}
