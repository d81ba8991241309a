import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { ContractsService, type Contract } from '@keyline/contracts';
import {
  compareMoney,
  invoiceCan,
  RECEIVABLE_STATES,
  subtractMoney,
  type Actor,
  type CancelInvoiceInput,
  type InvoiceInput,
  type InvoiceRow,
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
import { INVOICES } from './invoices.list.js';

type StoredRow = Omit<InvoiceRow, 'can'>;
const present =
  (actor: Actor) =>
  (row: StoredRow): InvoiceRow => ({ ...row, can: invoiceCan(actor, row) });

/** Invoices (开票) under a contract; together never more than the contract. */
@Injectable()
export class InvoicesService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly contracts: ContractsService,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<InvoiceRow>> {
    return (await this.lists.page<StoredRow>(INVOICES, actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<InvoiceRow> {
    return present(actor)(await this.lists.get<StoredRow>(INVOICES, actor, id));
  }

  /**
   * Issues an invoice; the tax rate is the contract's unless another is given.
   * @throws Problem reference.unknown for contract or instalment, invoice.contract-not-signed, invoice.exceeds-contract with what is `left`
   *   (422); record.duplicate (409) for the number.
   */
  async issue(actor: Actor, input: InvoiceInput): Promise<InvoiceRow> {
    const id = newId();
    await this.database.transaction(async () => {
      await this.contracts.requireVisible(actor, input.contractId);
      const { contract } = await this.contracts.lock(actor, input.contractId);
      if (!(RECEIVABLE_STATES as readonly string[]).includes(contract.state)) {
        throw fieldProblem('invoice.contract-not-signed', 'contractId', 'invoice.contract-not-signed');
      }
      if (input.instalmentId) await this.requireInstalment(contract.id, input.instalmentId);
      await this.requireRoom(contract, input.amount);
      await this.database.manager.insert(Invoice, {
        ...input,
        id,
        accountId: contract.accountId,
        taxRate: input.taxRate ?? contract.taxRate,
      });
      await this.journal.record(actor, {
        action: 'invoice.issued',
        entity: 'invoice',
        entityId: id,
        accountId: contract.accountId,
        event: { contractId: contract.id, accountId: contract.accountId },
      });
    });
    return this.get(actor, id);
  }

  /** Takes an invoice back; the number stays used. @throws Problem invoice.cancelled (409), rule.refused (422) for the day. */
  async cancel(actor: Actor, id: string, { on, reason }: CancelInvoiceInput): Promise<InvoiceRow> {
    await this.database.transaction(async () => {
      await this.lists.get(INVOICES, actor, id);
      const invoice = await this.database.manager.findOne(Invoice, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!invoice) throw notFound();
      if (invoice.cancelledOn) throw new Problem('invoice.cancelled');
      const cancelledOn = on ?? this.clock.today();
      if (cancelledOn > this.clock.today())
        throw fieldProblem('rule.refused', 'on', 'field.out-of-range', { rule: 'on <= today' });
      if (cancelledOn < invoice.issuedOn)
        throw fieldProblem('rule.refused', 'on', 'field.date-order', { rule: 'on >= issuedOn' });
      const before = { ...invoice };
      const after = await this.database.manager.save(Object.assign(invoice, { cancelledOn, cancelReason: reason }));
      await this.journal.record(actor, {
        action: 'invoice.cancelled',
        entity: 'invoice',
        entityId: id,
        accountId: invoice.accountId,
        changes: changesBetween(before, after),
        event: { contractId: invoice.contractId },
      });
    });
    return this.get(actor, id);
  }

  private async requireInstalment(contractId: string, instalmentId: string): Promise<void> {
    const known = await this.database.maybeRow(
      sql`select 1 from instalment where id = ${instalmentId}::uuid and contract_id = ${contractId}::uuid`,
    );
    if (!known) throw fieldProblem('reference.unknown', 'instalmentId', 'field.unknown-reference');
  }

  /** The contract is locked, so two invoices at the same moment cannot both take the last of it. */
  private async requireRoom(contract: Contract, amount: string): Promise<void> {
    const row = await this.database.maybeRow<{ sum: string }>(
      sql`select coalesce(sum(amount), 0.00) as sum from invoice where contract_id = ${contract.id}::uuid and cancelled_on is null`,
    );
    const left = subtractMoney(contract.amount, row?.sum ?? '0.00');
    if (compareMoney(amount, left) <= 0) return;
    throw new Problem('invoice.exceeds-contract', {
      values: { left },
      fields: { amount: 'field.out-of-range' },
      extra: { left },
    });
  }
}
