import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { AccountsService } from '@keyline/accounts';
import {
  addMoney,
  isNegative,
  subtractMoney,
  type Actor,
  type Money,
  type Statement,
  type StatementLine,
  type StatementMove,
} from '@keyline/model';
import { Clock, Database } from '@keyline/platform';
import { invoicesOf, movesOf, standingOf } from './statement.queries.js';
import { statementPdf, statementWorkbook, type Letterhead } from './statement-paper.js';

interface Move {
  on: string | null;
  move: StatementMove | null;
  label: string | null;
  amount: Money | null;
  balance: Money;
}
type Standing = Statement['ageing'] & { unallocated: Money; notYetDue: Money };
interface Period {
  from: string;
  to: string;
}

/** What a customer owed, what fell due and came in, and what is left: one paper that both sides can check. */
@Injectable()
export class StatementsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
  ) {}

  /** @throws Problem record.not-found (404) when the caller may not see the account. */
  async of(actor: Actor, accountId: string, period: Period): Promise<Statement> {
    const account = await this.accounts.getFile(actor, accountId);
    return this.make({ id: account.id, name: account.name }, period);
  }

  async pdf(actor: Actor, statement: Statement): Promise<Buffer> {
    return statementPdf(statement, await this.letterhead(actor));
  }

  async workbook(actor: Actor, statement: Statement): Promise<Buffer> {
    return statementWorkbook(statement, await this.letterhead(actor));
  }

  async letterhead({ locale }: Pick<Actor, 'locale'>): Promise<Letterhead> {
    const own = await this.database.maybeRow<{ name: string }>(sql`select name from organisation`);
    return { organisation: own?.name ?? '', locale, madeAt: this.clock.now() };
  }

  private async make(account: { id: string; name: string }, { from, to }: Period): Promise<Statement> {
    const period = { accountId: account.id, from, to };
    const moves = await this.database.rows<Move>(movesOf(period));
    const invoices = await this.database.rows<Statement['invoices'][number]>(invoicesOf(period));
    const standing = await this.database.maybeRow<Standing>(standingOf(period));
    if (!standing) throw new Error('a statement without its ageing');
    const { unallocated, notYetDue, ...ageing } = standing;
    const opening = moves.find(({ on }) => on === null)?.balance ?? '0.00';
    const lines = moves.flatMap(lineOf);
    const moved = (...moves: readonly StatementMove[]) =>
      addMoney(
        '0',
        ...lines
          .filter(({ move }) => moves.includes(move))
          .map(({ debit, credit }) => subtractMoney(debit ?? '0', credit ?? '0')),
      );
    const less = (amount: Money) => subtractMoney('0', amount);
    return {
      accountId: account.id,
      accountName: account.name,
      from,
      to,
      opening,
      due: moved('due', 'replanned'),
      paid: less(moved('payment', 'reversal', 'refund', 'refund_reversal')),
      writtenOff: less(moved('write_off', 'recovery', 'recovery_reversal')),
      closing: lines.at(-1)?.balance ?? opening,
      unallocated,
      notYetDue,
      lines,
      invoices,
      ageing,
    };
  }
}

function lineOf({ on, move, label, amount, balance }: Move): StatementLine[] {
  if (on === null || move === null || amount === null) return [];
  const less = isNegative(amount);
  return [
    { on, move, label: label ?? '', debit: less ? null : amount, credit: less ? subtractMoney('0', amount) : null, balance },
  ];
}
