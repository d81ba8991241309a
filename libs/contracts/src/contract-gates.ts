import { Injectable } from '@nestjs/common';
import type { Actor, ContractVerb } from '@keyline/model';
import type { Contract } from './entities.js';

/** Something that an upper room holds against a move, beside what the contract itself lacks. */
export interface ContractBlocker {
  /** Named among what is `missing`: `credit_hold`. */
  readonly missing: string;
  /** What the screen needs to explain it; members of the problem document. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** An upper room's say in the moves of a contract. */
export interface ContractGate {
  /** Asked inside the move's transaction, the contract locked. An empty answer lets it pass. */
  beforeMove(actor: Actor, contract: Contract, verb: ContractVerb): Promise<readonly ContractBlocker[]>;
}

/** Where upper rooms register what they hold against a move; contracts ask without knowing who answers. */
@Injectable()
export class ContractGates {
  private readonly gates: ContractGate[] = [];

  register(gate: ContractGate): void {
    this.gates.push(gate);
  }

  /** Everything that any gate holds against the move. */
  async blockers(actor: Actor, contract: Contract, verb: ContractVerb): Promise<ContractBlocker[]> {
    const found: ContractBlocker[] = [];
    for (const gate of this.gates) found.push(...(await gate.beforeMove(actor, contract, verb)));
    return found;
  }
}
