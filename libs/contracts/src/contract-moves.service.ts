import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  contractCan,
  contractMissingText,
  contractMoveBlockers,
  earliestSigning,
  may,
  nextContractState,
  permissionForContractVerb,
  type Actor,
  type ContractMissing,
  type ContractMoveFacts,
  type ContractMoveInput,
  type ContractRecord,
  type ContractVerb,
} from '@keyline/model';
import { changesBetween, Clock, currentLocale, Database, fieldProblem, Journal, Problem } from '@keyline/platform';
import { ContractGates } from './contract-gates.js';
import { ContractVersions } from './contract-versions.service.js';
import { ContractsService } from './contracts.service.js';
import type { Contract, ContractVersion } from './entities.js';
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
/** What the form can be asked for. */
const FIELDS: readonly string[] = ['instalments', 'reason'];

/** The refusal with all that stands against it: `missing` for programs, `reasons` in the caller's words. */
export function refusedMove(missing: readonly ContractMissing[], extra: Readonly<Record<string, unknown>> = {}): Problem {
  const reasons = missing.map((each) => ({ ...each, text: contractMissingText(each, currentLocale()) }));
  return new Problem('contract.move-refused', {
    values: { missing: reasons.map(({ text }) => text).join('；') },
    fields: Object.fromEntries(missing.filter(({ code }) => FIELDS.includes(code)).map(({ code }) => [code, 'field.required'])),
    extra: { ...extra, missing: missing.map(({ code }) => code), reasons },
  });
}

/** The life of a contract, from draft to closed or terminated. */
@Injectable()
export class ContractMoves {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly contracts: ContractsService,
    private readonly versions: ContractVersions,
    private readonly gates: ContractGates,
  ) {}

  /**
   * Does one thing to a contract.
   * @throws Problem auth.forbidden (403) when the caller may not; contract.move-refused (422) with all that stands against it in
   *   `missing` (codes of CONTRACT_BLOCKERS) and `reasons`; version.conflict (409).
   */
  async move(
    actor: Actor,
    id: string,
    { verb, version, ...input }: ContractMoveInput & { verb: ContractVerb },
  ): Promise<ContractRecord> {
    return this.database.transaction(async () => {
      const seen = await this.contracts.get(actor, id);
      const { contract, accountName } = await this.contracts.lock(actor, id, version);
      const permission = permissionForContractVerb(verb, contract.state);
      if (!may(actor, permission)) throw new Problem('auth.forbidden', { values: { permission } });
      const onItsWay = await this.versions.onItsWay(id);
      await this.requireMovable(actor, contract, onItsWay, verb, input);
      this.requireOwnReview(actor, contract, onItsWay, verb);
      const before = { ...contract };
      Object.assign(contract, this.moved(contract, verb, input));
      if (verb === 'sign') await this.knownFrom(contract);
      await this.moveVersion(actor, contract, accountName, onItsWay, verb, input);
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
      return (
        (await this.contracts.find(actor, id)) ?? {
          ...seen,
          state,
          version: now,
          can: contractCan(actor, { ...seen, state, reviewState: null }),
        }
      );
    });
  }

  private async requireMovable(
    actor: Actor,
    contract: Contract,
    version: ContractVersion | null,
    verb: ContractVerb,
    { reason = null }: ContractMoveInput,
  ): Promise<void> {
    const { state } = contract;
    const facts = await this.factsOf(contract.id);
    const held = await this.gates.blockers(actor, contract, verb);
    const missing = [
      ...contractMoveBlockers(verb, { ...facts, state, version, reason }),
      ...held.map(({ missing: code }): ContractMissing => ({ code, values: {} })),
    ];
    if (missing.length === 0) return;
    throw refusedMove(missing, { ...Object.assign({}, ...held.map((each) => each.extra)), state, open: facts.open });
  }

  /** @throws Problem auth.forbidden (403) for who neither asked for the review nor signs contracts. */
  private requireOwnReview(
    actor: Actor,
    { state, archivedOn }: Contract,
    version: ContractVersion | null,
    verb: ContractVerb,
  ): void {
    if (verb !== 'return_to_draft') return;
    const standing = { state, archivedOn, reviewState: version?.state ?? null, submittedBy: version?.submittedBy ?? null };
    if (!contractCan(actor, standing).verbs.includes(verb))
      throw new Problem('auth.forbidden', { values: { permission: 'contract:sign' } });
  }

  private moved(contract: Contract, verb: ContractVerb, { on, reason }: ContractMoveInput): Partial<Contract> {
    const day = on ?? this.clock.today();
    if (day > this.clock.today()) throw fieldProblem('rule.refused', 'on', 'field.out-of-range', { rule: 'on <= today' });
    const state = nextContractState(contract.state, verb);
    if (verb === 'sign') return { state, signedOn: this.requireSigning(contract, day) };
    if (verb !== 'terminate') return { state };
    if (contract.signedOn && day < contract.signedOn)
      throw fieldProblem('rule.refused', 'on', 'field.date-order', { rule: 'on >= signedOn' });
    return { state, terminatedOn: day, endedOn: this.clock.today(), terminationReason: reason ?? null };
  }

  /**
   * A paper may have been signed some weeks before it came in; what the contract makes due is known from today on all the same
   * (`knownFrom`), so that no ageing report printed before changes. @throws Problem contract.signed-too-early (422).
   */
  private requireSigning({ createdOn }: Contract, day: string): string {
    const earliest = earliestSigning(createdOn);
    if (day < earliest) throw fieldProblem('contract.signed-too-early', 'on', 'contract.signed-too-early', { earliest });
    return day;
  }

  /** What was signed on an earlier day says what it says here from today on: the schedule's history begins with today (ADR 9). */
  private async knownFrom({ id, signedOn }: Contract): Promise<void> {
    const today = this.clock.today();
    if (signedOn !== null && signedOn < today)
      await this.database.execute(sql`update instalment set agreed_on = ${today}::date where contract_id = ${id}::uuid`);
  }

  /** What the move means for the version that is on its way. */
  private async moveVersion(
    actor: Actor,
    contract: Contract,
    accountName: string,
    version: ContractVersion | null,
    verb: ContractVerb,
    { reason }: ContractMoveInput,
  ): Promise<void> {
    if (verb === 'submit_review') await this.versions.submitFirst(actor, contract, accountName);
    else if (!version) return;
    else if (verb === 'sign') await this.versions.bringIntoForce(version, contract.signedOn ?? this.clock.today());
    else if (verb === 'return_to_draft' || verb === 'terminate') await this.versions.takeBack(version, reason ?? verb);
  }

  private async factsOf(id: string): Promise<Pick<ContractMoveFacts, 'instalments' | 'open' | 'openAcceptance'>> {
    const facts = await this.database.maybeRow<Pick<ContractMoveFacts, 'instalments' | 'open' | 'openAcceptance'>>(sql`
      select count(*)::int as instalments, coalesce(sum(${openOf}), 0.00) as open,
        coalesce((select array_agg(m.name order by m.planned_on, m.id) from milestone m
          where m.contract_id = ${id}::uuid and m.kind = 'acceptance' and m.done_on is null), '{}') as "openAcceptance"
      from instalment i where i.contract_id = ${id}::uuid`);
    return facts ?? { instalments: 0, open: '0.00', openAcceptance: [] };
  }
}
