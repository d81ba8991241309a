import type { ContractRecord, ContractVerb } from '@keyline/model';

/** What a move is called on the screen: a draft is not terminated but discarded. */
export const verbWord = ({ state }: Pick<ContractRecord, 'state'>, verb: ContractVerb): ContractVerb | 'discard' =>
  verb === 'terminate' && state === 'draft' ? 'discard' : verb;
