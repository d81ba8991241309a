import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { InstalmentDueDates, type Contract } from '@keyline/contracts';
import {
  addMoney,
  compareMoney,
  isZero,
  spreadInvoice,
  subtractMoney,
  type Actor,
  type InvoicedPart,
  type InvoiceLineInput,
  type InvoiceRoom,
} from '@keyline/model';
import { Database, Problem } from '@keyline/platform';
import type { Invoice } from './entities.js';

interface NamedRoom extends InvoiceRoom {
  name: string;
}

/** For which instalments an invoice is, and what that does to their due dates. The contract is locked by the caller. */
@Injectable()
export class InvoiceLines {
  constructor(
    private readonly database: Database,
    private readonly dueDates: InstalmentDueDates,
  ) {}

  /**
   * The lines of a new invoice: as wanted, or in the order of the schedule what is not invoiced yet.
   * @throws Problem invoice.exceeds-contract, invoice.exceeds-instalment with what is `left`, invoice.lines-sum, reference.unknown (422)
   *   beside the line.
   */
  async of(contract: Contract, amount: string, wanted?: readonly InvoiceLineInput[]): Promise<readonly InvoicedPart[]> {
    await this.requireRoom(contract, amount);
    const rooms = await this.database.rows<NamedRoom>(sql`
      select id as "instalmentId", name, amount - invoiced as room from instalment where contract_id = ${contract.id}::uuid and receivable order by sequence`);
    if (wanted) return requireLines(amount, wanted, rooms);
    // What invoices without lines took is of the contract, and of no instalment.
    return spreadInvoice(amount, rooms).lines;
  }

  /**
   * What a red-letter invoice takes back, in positive amounts: as wanted, or all that is left, or so much from the last line first.
   * @throws Problem invoice.exceeds-original with what is `left`, invoice.lines-sum, reference.unknown (422) beside the line.
   */
  async back(
    original: Invoice,
    amount?: string,
    wanted?: readonly InvoiceLineInput[],
  ): Promise<{ amount: string; parts: readonly InvoicedPart[] }> {
    const left = subtractMoney(original.amount, original.reversed);
    const asked = amount ?? (wanted ? addMoney(...wanted.map((line) => line.amount)) : left);
    if (compareMoney(asked, left) > 0) throw exceeding('invoice.exceeds-original', left);
    const rooms = await this.database.rows<NamedRoom>(sql`
      select l.instalment_id as "instalmentId", i.name, sum(l.amount) as room
      from invoice_line l join instalment i on i.id = l.instalment_id join invoice v on v.id = l.invoice_id
      where (v.id = ${original.id}::uuid or v.reverses_id = ${original.id}::uuid) and v.cancelled_on is null
      group by l.instalment_id, i.name, i.sequence order by i.sequence desc`);
    return { amount: asked, parts: wanted ? requireLines(asked, wanted, rooms) : spreadInvoice(asked, rooms).lines };
  }

  /** Puts the lines on an invoice; negative ones on a red-letter invoice. */
  async store(invoiceId: string, contractId: string, lines: readonly InvoicedPart[]): Promise<void> {
    await this.database.execute(sql`
      insert into invoice_line (invoice_id, contract_id, instalment_id, amount)
      select ${invoiceId}::uuid, ${contractId}::uuid, line.instalment_id, line.amount
      from unnest(${lines.map((line) => line.instalmentId)}::uuid[], ${lines.map((line) => line.amount)}::numeric[]) as line (instalment_id, amount)
      order by line.instalment_id`);
  }

  /** What is due after its invoice is due after the earliest one that is still valid, or waits when there is none (any more). */
  async followDueDates(actor: Actor, invoiceId: string): Promise<void> {
    const rows = await this.database.rows<{ id: string; issuedOn: string | null }>(sql`
      select i.id, (
        select min(v.issued_on) from invoice_line l join invoice v on v.id = l.invoice_id
        where l.instalment_id = i.id and v.cancelled_on is null and v.reverses_id is null and v.reversed < v.amount
      ) as "issuedOn"
      from instalment i where i.id in (select instalment_id from invoice_line where invoice_id = ${invoiceId}::uuid) and i.due_rule = 'invoice'`);
    const issued = rows.flatMap(({ id, issuedOn }) => (issuedOn ? [[id, issuedOn] as const] : []));
    await this.dueDates.followInvoices(
      actor,
      rows.map(({ id }) => id),
      new Map(issued),
    );
  }

  private async requireRoom(contract: Contract, amount: string): Promise<void> {
    const row = await this.database.maybeRow<{ sum: string }>(
      sql`select coalesce(sum(amount), 0.00) as sum from invoice where contract_id = ${contract.id}::uuid and cancelled_on is null`,
    );
    const left = subtractMoney(contract.amount, row?.sum ?? '0.00');
    if (compareMoney(amount, left) > 0) throw exceeding('invoice.exceeds-contract', left);
  }
}

function exceeding(code: 'invoice.exceeds-contract' | 'invoice.exceeds-original', left: string): Problem {
  return new Problem(code, { values: { left }, fields: { amount: 'field.out-of-range' }, extra: { left } });
}

function requireLines(amount: string, wanted: readonly InvoiceLineInput[], rooms: readonly NamedRoom[]): InvoicedPart[] {
  const lines = wanted.map((line) => ({ ...line, instalmentId: line.instalmentId.toLowerCase() }));
  const left = new Map(rooms.map((room) => [room.instalmentId, room]));
  const named = new Set<string>();
  lines.forEach(({ instalmentId, amount: part }, index) => {
    if (named.has(instalmentId))
      throw new Problem('invoice.instalment-twice', { fields: { [`lines.${index}.instalmentId`]: 'field.twice' } });
    named.add(instalmentId);
    const room = left.get(instalmentId);
    if (!room) throw new Problem('reference.unknown', { fields: { [`lines.${index}.instalmentId`]: 'field.unknown-reference' } });
    if (compareMoney(part, room.room) > 0) {
      throw new Problem('invoice.exceeds-instalment', {
        values: { name: room.name, left: room.room },
        fields: { [`lines.${index}.amount`]: 'field.out-of-range' },
        extra: { left: room.room },
      });
    }
  });
  if (!isZero(subtractMoney(amount, addMoney(...lines.map((line) => line.amount)))))
    throw new Problem('invoice.lines-sum', { fields: { lines: 'invoice.lines-sum' } });
  return lines;
}
