import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  contractCan,
  type Actor,
  type ContractInput,
  type ContractPatch,
  type ContractRecord,
  type ContractRow,
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
  searchText,
  type ListQuery,
  type Page,
} from '@keyline/platform';
import { ContractOrigin } from './contract-origin.js';
import { ContractSchedule } from './contract-schedule.js';
import { CONTRACT_FILE, contractsOn } from './contracts.list.js';
import { Contract } from './entities.js';

type StoredRow = Omit<ContractRow, 'can'>;
const present =
  (actor: Actor) =>
  <Row extends StoredRow>(row: Row) => ({ ...row, can: contractCan(actor, row) });

/** Contracts: the file and its payment schedule. Their moves from draft to closed are in ContractMoves. */
@Injectable()
export class ContractsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly origin: ContractOrigin,
    private readonly schedule: ContractSchedule,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<ContractRow>> {
    return (await this.lists.page<StoredRow>(this.spec(), actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<ContractRecord> {
    const record = await this.find(actor, id);
    if (!record) throw notFound();
    return record;
  }

  /** The contract with its schedule, or null when there is none or the caller may not see it (any more). */
  async find(actor: Actor, id: string): Promise<ContractRecord | null> {
    const row = await this.lists.find<Omit<ContractRecord, 'can' | 'milestones' | 'instalments'>>(
      this.spec(),
      actor,
      id,
      CONTRACT_FILE,
    );
    if (!row) return null;
    const [milestones, instalments] = await Promise.all([this.schedule.milestones(actor, id), this.schedule.of(actor, id)]);
    return { ...present(actor)(row), milestones, instalments: [...instalments] };
  }

  /**
   * Draws up a contract, by hand or from a deal that was won. It belongs to whoever owns the deal, else the account.
   * @throws Problem reference.unknown, contract.schedule-sum, contract.opportunity-not-won, contract.opportunity-other-account (422),
   *   contract.opportunity-taken (409).
   */
  async create(actor: Actor, { instalments = [], milestones, ...input }: ContractInput): Promise<ContractRecord> {
    const id = newId();
    await this.database.transaction(async () => {
      this.requireTerm(input);
      const { accountName, ...drawnUp } = await this.origin.drawUp(actor, input);
      const contract = { ...input, ...drawnUp, id };
      await this.database.manager.insert(Contract, {
        ...contract,
        searchText: searchText(contract.number, contract.name, accountName),
      });
      await this.schedule.replace(contract, instalments, milestones);
      await this.journal.record(actor, {
        action: 'contract.created',
        entity: 'contract',
        entityId: id,
        accountId: input.accountId,
        event: { accountId: input.accountId },
      });
    });
    return this.get(actor, id);
  }

  /**
   * Changes a draft; `instalments` replaces the whole schedule.
   * @throws Problem contract.not-draft, version.conflict (409), contract.schedule-sum, reference.unknown (422).
   */
  async edit(actor: Actor, id: string, { version, instalments, milestones, ...input }: ContractPatch): Promise<ContractRecord> {
    await this.database.transaction(async () => {
      const { contract, accountName } = await this.lock(actor, id, version);
      if (contract.state !== 'draft') throw new Problem('contract.not-draft');
      if (milestones && !instalments)
        throw fieldProblem('rule.refused', 'instalments', 'field.required', { rule: 'milestones come with the schedule' });
      const before = { ...contract };
      Object.assign(contract, input);
      this.requireTerm(contract);
      contract.searchText = searchText(contract.number, contract.name, accountName);
      if (instalments) await this.schedule.replace(contract, instalments, milestones);
      else await this.schedule.requireFit(contract);
      const after = await this.database.manager.save(contract);
      // A new schedule is a new version of the contract, also when nothing else changed.
      if (instalments && after.version === version)
        await this.database.execute(sql`update contract set version = version + 1 where id = ${id}::uuid`);
      const changes = {
        ...changesBetween(before, after),
        ...(instalments ? { instalments: { from: null, to: instalments } } : {}),
      };
      await this.journal.record(actor, {
        action: 'contract.edited',
        entity: 'contract',
        entityId: id,
        accountId: contract.accountId,
        changes,
      });
    });
    return this.get(actor, id);
  }

  /** For upper rooms: a contract may only be referred to by those who see it. @throws Problem reference.unknown (422) beside `field`. */
  async requireVisible(actor: Actor, id: string, field = 'contractId'): Promise<ContractRow> {
    const contract = await this.lists.find<StoredRow>(this.spec(), actor, id);
    if (!contract) throw fieldProblem('reference.unknown', field, 'field.unknown-reference');
    return present(actor)(contract);
  }

  /** The visible contract, locked until the transaction ends. @throws Problem record.not-found (404), version.conflict (409). */
  async lock(actor: Actor, id: string, version?: number): Promise<{ contract: Contract; accountName: string }> {
    const { accountName } = await this.lists.get<StoredRow>(this.spec(), actor, id);
    const contract = await this.database.manager.findOne(Contract, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!contract) throw notFound();
    if (version !== undefined && contract.version !== version) {
      throw new Problem('version.conflict', { values: { current: contract.version }, extra: { current: contract.version } });
    }
    return { contract, accountName };
  }

  private spec() {
    return contractsOn(this.clock.today());
  }

  private requireTerm({ startsOn, endsOn }: { startsOn?: string | null; endsOn?: string | null }): void {
    if (startsOn && endsOn && endsOn < startsOn)
      throw fieldProblem('rule.refused', 'endsOn', 'field.date-order', { rule: 'contract_term' });
  }
}
