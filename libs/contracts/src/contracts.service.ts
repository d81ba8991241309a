import { Injectable } from '@nestjs/common';
import { contractCan, type Actor, type ContractRecord, type ContractRow, type ScheduleHistoryRow } from '@keyline/model';
import {
  Clock,
  Database,
  fieldProblem,
  Lists,
  notFound,
  Problem,
  requireVersion,
  type ListQuery,
  type Page,
} from '@keyline/platform';
import { ContractContents, type ContentLists } from './contract-contents.js';
import { CONTRACT_FILE, contractsOn } from './contracts.list.js';
import { Contract } from './entities.js';
import { scheduleHistoryOf } from './schedule-history.queries.js';

type StoredRow = Omit<ContractRow, 'can'>;
type StoredFile = Omit<ContractRecord, 'can' | keyof ContentLists>;
const present =
  (actor: Actor) =>
  <Row extends StoredRow>(row: Row) => ({ ...row, can: contractCan(actor, row) });

/** Contracts behind their door. They are drawn up in ContractDrafts, moved in ContractMoves and changed in ContractAmendments. */
@Injectable()
export class ContractsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly clock: Clock,
    private readonly contents: ContractContents,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<ContractRow>> {
    return (await this.lists.page<StoredRow>(this.spec(), actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<ContractRecord> {
    const record = await this.find(actor, id);
    if (!record) throw notFound();
    return record;
  }

  /** The contract with all that it consists of, or null when there is none or the caller may not see it (any more). */
  async find(actor: Actor, id: string): Promise<ContractRecord | null> {
    const row = await this.lists.find<StoredFile>(this.spec(), actor, id, CONTRACT_FILE);
    return row && { ...present(actor)(row), ...(await this.contents.listsOf(actor, row)) };
  }

  /** What the schedule of a contract said when (回款计划沿革). @throws Problem record.not-found (404). */
  async scheduleHistory(actor: Actor, id: string): Promise<ScheduleHistoryRow[]> {
    await this.lists.get<StoredRow>(this.spec(), actor, id);
    return this.database.rows<ScheduleHistoryRow>(scheduleHistoryOf(id));
  }

  /** For upper rooms: a contract may only be referred to by those who see it. @throws Problem reference.unknown (422) beside `field`. */
  async requireVisible(actor: Actor, id: string, field = 'contractId'): Promise<ContractRow> {
    const contract = await this.lists.find<StoredRow>(this.spec(), actor, id);
    if (!contract) throw fieldProblem('reference.unknown', field, 'field.unknown-reference');
    return present(actor)(contract);
  }

  /** The visible contract, locked until the transaction ends. @throws Problem record.not-found (404), version.conflict (409), contract.collected-only (403). */
  async lock(actor: Actor, id: string, version?: number): Promise<{ contract: Contract; accountName: string }> {
    const { accountName, collectedOnly } = await this.lists.get<StoredRow>(this.spec(), actor, id);
    if (collectedOnly) throw new Problem('contract.collected-only');
    const contract = await this.database.manager.findOne(Contract, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!contract) throw notFound();
    requireVersion(contract, version);
    return { contract, accountName };
  }

  private spec() {
    return contractsOn(this.clock.today());
  }
}
