import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { ContractsService, type Contract } from '@keyline/contracts';
import {
  addMoney,
  fromCents,
  invoiceCan,
  RECEIVABLE_STATES,
  redLetterNet,
  splitTax,
  subtractMoney,
  toCents,
  type Actor,
  type CancelInvoiceInput,
  type InvoicedPart,
  type InvoiceInput,
  type InvoiceRecord,
  type InvoiceRow,
  type ReverseInvoiceInput,
} from '@keyline/model';
import {
  changesBetween,
  Clock,
  Database,
  fieldProblem,
  Journal,
  Lists,
  newId,
  notFound,
  Problem,
  type ListQuery,
  type Page,
} from '@keyline/platform';
import { Invoice } from './entities.js';
import { InvoiceLines } from './invoice-lines.js';
import { INVOICES, linesOf, reversalsOf } from './invoices.list.js';

type StoredRow = Omit<InvoiceRow, 'can'>;
type Issued = Pick<
  Invoice,
  'number' | 'contractId' | 'accountId' | 'kind' | 'reversesId' | 'amount' | 'net' | 'taxRate' | 'issuedOn' | 'note'
>;

/** Invoices (开票) under a contract, and red-letter ones that take them back; together never more than the contract. */
@Injectable()
export class InvoicesService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly contracts: ContractsService,
    private readonly lines: InvoiceLines,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<InvoiceRow>> {
    return (await this.lists.page<StoredRow>(INVOICES, actor, query)).map((row) => this.present(actor, row));
  }

  async get(actor: Actor, id: string): Promise<InvoiceRecord> {
    const row = this.present(actor, await this.lists.get<StoredRow>(INVOICES, actor, id));
    const [lines, reversedBy] = await Promise.all([
      this.database.rows<InvoiceRecord['lines'][number]>(linesOf(id)),
      this.database.rows<InvoiceRecord['reversedBy'][number]>(reversalsOf(id)),
    ]);
    return { ...row, lines, reversedBy };
  }

  /**
   * Issues an invoice; the tax rate is the contract's unless another is given. What is due so many days after its invoice gets its due
   * date.
   * @throws Problem reference.unknown for contract or instalment, invoice.contract-not-signed, invoice.before-contract,
   *   invoice.lines-sum, invoice.exceeds-contract and invoice.exceeds-instalment with what is `left` (422); record.duplicate (409) for the
   *   number.
   */
  async issue(actor: Actor, { lines: wanted, ...input }: InvoiceInput): Promise<InvoiceRecord> {
    return this.inTransaction(actor, async () => {
      await this.contracts.requireVisible(actor, input.contractId);
      const { contract } = await this.contracts.lock(actor, input.contractId);
      this.requireReceivable(contract, input.issuedOn);
      const lines = await this.lines.of(contract, input.amount, wanted);
      const issued = { note: null, kind: 'special', ...input, reversesId: null, accountId: contract.accountId } as const;
      const taxRate = input.taxRate ?? contract.taxRate;
      return this.store(actor, 'invoice.issued', { ...issued, taxRate, net: splitTax(input.amount, taxRate).net }, lines);
    });
  }

  /**
   * Reverses an invoice by a red-letter one, wholly or in part; it is of the same kind and rate.
   * @throws Problem invoice.not-reversible, record.duplicate (409); invoice.exceeds-original with what is `left`, invoice.lines-sum,
   *   rule.refused for the day (422).
   */
  async reverse(actor: Actor, id: string, input: ReverseInvoiceInput): Promise<InvoiceRecord> {
    return this.inTransaction(actor, async () => {
      const original = await this.lock(actor, id);
      if (!this.can(actor, original).reverse) throw new Problem('invoice.not-reversible');
      const issuedOn = input.issuedOn ?? this.clock.today();
      this.requireDay(issuedOn, original.issuedOn, 'issuedOn');
      const lines = await this.lines.back(original, input.amount, input.lines);
      const { contractId, accountId, kind, taxRate } = original;
      const net = negative(redLetterNet(await this.leftOf(original), lines.amount, taxRate));
      const amount = negative(lines.amount);
      const red = { number: input.number, contractId, accountId, kind, taxRate, amount, net, issuedOn, note: input.reason };
      return this.store(
        actor,
        'invoice.reversed',
        { ...red, reversesId: original.id },
        lines.parts.map((part) => ({ ...part, amount: negative(part.amount) })),
      );
    });
  }

  /**
   * Cancels an invoice in the month of its issue (作废); the number stays used.
   * @throws Problem invoice.cancelled, invoice.not-cancellable (409), rule.refused (422) for the day.
   */
  async cancel(actor: Actor, id: string, { on = this.clock.today(), reason }: CancelInvoiceInput): Promise<InvoiceRecord> {
    return this.inTransaction(actor, async () => {
      const invoice = await this.lock(actor, id);
      if (invoice.cancelledOn) throw new Problem('invoice.cancelled');
      this.requireDay(on, invoice.issuedOn, 'on');
      if (!this.can(actor, invoice).cancel) throw new Problem('invoice.not-cancellable');
      const before = { ...invoice };
      const after = await this.database.manager.save(Object.assign(invoice, { cancelledOn: on, cancelReason: reason }));
      await this.lines.followDueDates(actor, id);
      await this.record(actor, 'invoice.cancelled', invoice, changesBetween(before, after));
      return id;
    });
  }

  private async inTransaction(actor: Actor, work: () => Promise<string>): Promise<InvoiceRecord> {
    return this.get(actor, await this.database.transaction(work));
  }

  private async store(actor: Actor, action: string, invoice: Issued, lines: readonly InvoicedPart[]): Promise<string> {
    const id = newId();
    const { contractId } = invoice;
    await this.database.manager.insert(Invoice, { ...invoice, id });
    await this.lines.store(id, contractId, lines);
    await this.lines.followDueDates(actor, id);
    await this.record(actor, action, { ...invoice, id });
    return id;
  }

  /** The visible invoice, locked behind its contract: whoever issues, reverses or cancels holds that first. */
  private async lock(actor: Actor, id: string): Promise<Invoice> {
    const { contractId } = await this.lists.get<StoredRow>(INVOICES, actor, id);
    await this.contracts.lock(actor, contractId);
    const invoice = await this.database.manager.findOne(Invoice, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!invoice) throw notFound();
    return invoice;
  }

  /** What red-letter invoices that are valid have left of an invoice. */
  private async leftOf({ id, amount, reversed, net }: Invoice): Promise<{ amount: string; net: string }> {
    const back = await this.database.maybeRow<{ net: string }>(
      sql`select coalesce(sum(net), 0.00) as net from invoice where reverses_id = ${id}::uuid and cancelled_on is null`,
    );
    return { amount: subtractMoney(amount, reversed), net: addMoney(net, back?.net ?? '0.00') };
  }

  private requireReceivable({ state, signedOn }: Contract, issuedOn: string): void {
    // What stays owed after a termination may still lack its invoice.
    const owed = (RECEIVABLE_STATES as readonly string[]).includes(state) || (state === 'terminated' && signedOn !== null);
    if (!owed) {
      throw fieldProblem('invoice.contract-not-signed', 'contractId', 'invoice.contract-not-signed');
    }
    if (issuedOn > this.clock.today() || (signedOn && issuedOn < signedOn)) {
      throw new Problem('invoice.before-contract', {
        values: { signedOn: signedOn ?? '' },
        fields: { issuedOn: 'field.out-of-range' },
      });
    }
  }

  private requireDay(day: string, notBefore: string, field: string): void {
    if (day > this.clock.today()) throw fieldProblem('rule.refused', field, 'field.out-of-range', { rule: `${field} <= today` });
    if (day < notBefore) throw fieldProblem('rule.refused', field, 'field.date-order', { rule: `${field} >= issuedOn` });
  }

  private can(actor: Actor, invoice: Parameters<typeof invoiceCan>[1]) {
    return invoiceCan(actor, invoice, this.clock.today());
  }

  private present(actor: Actor, row: StoredRow): InvoiceRow {
    return { ...row, can: this.can(actor, row) };
  }

  private async record(
    actor: Actor,
    action: string,
    { id, contractId, accountId }: Pick<Invoice, 'id' | 'contractId' | 'accountId'>,
    changes = {},
  ): Promise<void> {
    const event = { contractId, accountId };
    await this.journal.record(actor, { action, entity: 'invoice', entityId: id, accountId, changes, event });
  }
}

const negative = (amount: string): string => fromCents(-toCents(amount));
