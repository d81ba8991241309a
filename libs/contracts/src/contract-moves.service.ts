import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  contractCan,
  contractMoveBlocker,
  may,
  nextContractState,
  permissionForContractVerb,
  type Actor,
  type ContractMoveInput,
  type ContractRecord,
  type ContractVerb,
} from '@keyline/model';
import { changesBetween, Clock, Database, fieldProblem, Journal, Problem } from '@keyline/platform';
import { ContractGates } from './contract-gates.js';
import { ContractsService } from './contracts.service.js';
import type { Contract } from './entities.js';
import { openOf } from './receivable.queries.js';

/** What a move is called once it happened: in the audit log, on the timeline and as an event. */
const HAPPENED = {
  submit_review: 'contract.submitted',
  return_to_draft: 'contract.returned',
  sign: 'contract.signed',
  start: 'contract.started',
  accept: 'contract.accepted',
  close: 'contract.closed',
  terminate: 'contract.terminated',
} as const satisfies Record<ContractVerb, string>;

interface Schedule {
  parts: number;
  open: string;
}

/** The life of a contract, from draft to closed or terminated. */
@Injectable()
export class ContractMoves {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly contracts: ContractsService,
    private readonly gates: ContractGates,
  ) {}

  /**
   * Does one thing to a contract.
   * @throws Problem auth.forbidden (403) when the caller may not; contract.move-refused (422) with all that stands against it in
   *   `missing`: state, instalments, open_balance, reason; version.conflict (409).
   */
  async move(
    actor: Actor,
    id: string,
    { verb, version, ...input }: ContractMoveInput & { verb: ContractVerb },
  ): Promise<ContractRecord> {
    const permission = permissionForContractVerb(verb);
    return this.database.transaction(async () => {
      const seen = await this.contracts.get(actor, id);
      const { contract } = await this.contracts.lock(actor, id, version);
      if (!may(actor, permission)) throw new Problem('auth.forbidden', { values: { permission } });
      await this.requireMovable(actor, contract, verb, input);
      const before = { ...contract };
      Object.assign(contract, this.moved(contract, verb, input));
      const after = await this.database.manager.save(contract);
      await this.journal.record(actor, {
        action: HAPPENED[verb],
        entity: 'contract',
        entityId: id,
        accountId: contract.accountId,
        changes: changesBetween(before, after),
        event: { accountId: contract.accountId, ownerId: contract.ownerId, opportunityId: contract.opportunityId },
      });
      // Whoever only sees what is in review has just moved it out of sight: the answer still says what became of it.
      const { state, version: now } = after;
      return (await this.contracts.find(actor, id)) ?? { ...seen, state, version: now, can: contractCan(actor, after) };
    });
  }

  private async requireMovable(
    actor: Actor,
    contract: Contract,
    verb: ContractVerb,
    { reason }: ContractMoveInput,
  ): Promise<void> {
    const { id, state } = contract;
    const { parts, open } = await this.scheduleOf(id);
    const blocker = contractMoveBlocker(state, verb, open);
    const held = await this.gates.blockers(actor, contract, verb);
    const missing = [
      ...(blocker ? [blocker] : []),
      ...(verb === 'sign' && parts === 0 ? ['instalments'] : []),
      ...(verb === 'terminate' && !reason ? ['reason'] : []),
      ...held.map((each) => each.missing),
    ];
    if (missing.length === 0) return;
    const fields = Object.fromEntries(
      missing.filter((each) => each === 'instalments' || each === 'reason').map((field) => [field, 'field.required']),
    );
    throw new Problem('contract.move-refused', {
      values: { missing: missing.join(', ') },
      fields,
      extra: { ...Object.assign({}, ...held.map((each) => each.extra)), missing, state, open },
    });
  }

  private moved(contract: Contract, verb: ContractVerb, { on, reason }: ContractMoveInput): Partial<Contract> {
    const day = on ?? this.clock.today();
    if (day > this.clock.today()) throw fieldProblem('rule.refused', 'on', 'field.out-of-range', { rule: 'on <= today' });
    const state = nextContractState(contract.state, verb);
    if (verb === 'sign') return { state, signedOn: day };
    if (verb !== 'terminate') return { state };
    if (contract.signedOn && day < contract.signedOn)
      throw fieldProblem('rule.refused', 'on', 'field.date-order', { rule: 'on >= signedOn' });
    return { state, terminatedOn: day, terminationReason: reason ?? null };
  }

  private async scheduleOf(id: string): Promise<Schedule> {
    const schedule = await this.database.maybeRow<Schedule>(sql`
      select count(*)::int as parts, coalesce(sum(${openOf}), 0.00) as open from instalment i where i.contract_id = ${id}::uuid`);
    return schedule ?? { parts: 0, open: '0.00' };
  }
}
