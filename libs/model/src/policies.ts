import type { BankLineState } from './bank.js';
import { canReportVerb, type ReportStatus } from './report-states.js';
import { canMoveContract, CONTRACT_MOVES, type ContractState, type ContractVerb } from './contract-states.js';
import { isOpenStage, type Stage } from './stages.js';
import { monthCode, type LocalDate } from './calendar.js';
import { compareMoney, isZero, type Money } from './money.js';
import type { VersionState } from './contract-versions.js';
import { may, type Actor } from './actor.js';

/**
 * May this person do this to this very row? Pure functions, one per noun. The answer travels with the record as `can`, so that a
 * screen shows exactly the buttons that will work, and the service asks the same function before it acts.
 */
type Asker = Pick<Actor, 'id' | 'permissions'>;

/** Who reaches something only by collecting a debt under it reads it, and changes nothing. */
interface Reached {
  collectedOnly: boolean;
}

export const accountCan = (actor: Asker, { collectedOnly }: Reached) => ({
  edit: !collectedOnly && may(actor, 'account:edit'),
  reassign: !collectedOnly && may(actor, 'account:reassign'),
  share: !collectedOnly && may(actor, 'account:share'),
});

export const contactCan = (actor: Asker, { collectedOnly }: Reached) => {
  const writes = !collectedOnly && may(actor, 'contact:write');
  return { edit: writes, delete: writes };
};

/** A visit is the testimony of the person who made it: nobody else edits it. */
export const visitCan = (actor: Asker, visit: { personId: string }) => {
  const own = visit.personId === actor.id;
  return { edit: own && may(actor, 'visit:edit'), delete: own && may(actor, 'visit:edit') };
};

export const planCan = (actor: Asker, plan: { personId: string; state: string }) => {
  const open = plan.state === 'planned' && may(actor, 'plan:write');
  return { edit: open, cancel: open, log: open && plan.personId === actor.id };
};

export const opportunityCan = (actor: Asker, opportunity: { stage: Stage }) => ({
  edit: may(actor, 'opportunity:write'),
  advance: may(actor, 'opportunity:advance') && isOpenStage(opportunity.stage),
});

/** Which permission each move of a contract asks for. */
const CONTRACT_VERB_PERMISSION = {
  submit_review: 'contract:write',
  return_to_draft: 'contract:write',
  sign: 'contract:sign',
  start: 'contract:write',
  accept: 'contract:write',
  close: 'contract:sign',
  terminate: 'contract:sign',
} as const satisfies Record<ContractVerb, string>;

/** What a move of a contract in that state asks for. A draft that nobody was asked about yet is discarded by who may write it. */
export const permissionForContractVerb = (verb: ContractVerb, state: ContractState) =>
  verb === 'terminate' && state === 'draft' ? 'contract:write' : CONTRACT_VERB_PERMISSION[verb];

/** What decides what may be done to a contract: its state, and where the version on its way stands. */
interface ContractStanding extends Partial<Reached> {
  state: ContractState;
  reviewState: VersionState | null;
  submittedBy: string | null;
  archivedOn: string | null;
}
/** A contract in these states is changed by an amendment. */
const AMENDABLE: readonly ContractState[] = ['signed', 'executing', 'accepted'];
export const isAmendable = (state: ContractState): boolean => AMENDABLE.includes(state);

/** Back from review: whoever asked for it, and whoever may sign in his place. */
const mayTakeBack = (actor: Asker, { submittedBy }: ContractStanding) =>
  submittedBy === null || submittedBy === actor.id || may(actor, 'contract:sign');

/**
 * Drafts are edited, and what is approved but not signed yet: that takes the approval away. Only what is approved is signed. A running
 * contract is changed by an amendment.
 */
export const contractCan = (actor: Asker, contract: ContractStanding) => {
  const { state, reviewState, collectedOnly = false } = contract;
  const writes = !collectedOnly && may(actor, 'contract:write');
  const verbs = (Object.keys(CONTRACT_MOVES) as ContractVerb[]).filter(
    (verb) =>
      !collectedOnly &&
      may(actor, permissionForContractVerb(verb, state)) &&
      canMoveContract(state, verb) &&
      (verb !== 'sign' || reviewState === 'approved') &&
      (verb !== 'return_to_draft' || mayTakeBack(actor, contract)),
  );
  return {
    edit: writes && (state === 'draft' || (state === 'in_review' && reviewState === 'approved')),
    amend: writes && isAmendable(state) && reviewState === null,
    archive: writes && (state === 'closed' || state === 'terminated') && contract.archivedOn === null,
    verbs,
  };
};

/** A version of a running contract on its way: changed and submitted by who writes contracts, signed by who signs them. */
export const amendmentCan = (actor: Asker, version: { number: number; state: VersionState; submittedBy: string | null }) => {
  const open = version.number > 1;
  const writes = open && may(actor, 'contract:write');
  const drawnUp = version.state === 'draft' || version.state === 'returned';
  return {
    edit: writes && (drawnUp || version.state === 'approved'),
    submit: writes && drawnUp,
    takeBack: writes && version.state === 'in_review' && (version.submittedBy === actor.id || may(actor, 'contract:sign')),
    sign: open && version.state === 'approved' && may(actor, 'contract:sign'),
    discard: writes && drawnUp,
  };
};

export const paymentCan = (actor: Asker, payment: { reversedOn: string | null; unallocated: string; refunded: string }) => {
  const free = payment.reversedOn === null && /[1-9]/.test(payment.unallocated);
  return {
    allocate: free && may(actor, 'payment:allocate'),
    refund: free && may(actor, 'payment:refund'),
    reverse: payment.reversedOn === null && !/[1-9]/.test(payment.refunded) && may(actor, 'payment:reverse'),
  };
};

export const bankLineCan = (actor: Asker, line: { state: BankLineState }) => ({
  book: line.state === 'open' && may(actor, 'payment:book'),
  ignore: line.state === 'open' && may(actor, 'bank-line:match'),
  reopen: line.state === 'ignored' && may(actor, 'bank-line:match'),
});

/**
 * An invoice is cancelled (作废) only in the month it was issued, as 国税发〔2006〕156号 第二十条 has it, and only whole; after that, or
 * once part of it is reversed, a red-letter invoice takes it back. A red-letter invoice is never reversed itself.
 */
export const invoiceCan = (
  actor: Asker,
  invoice: { cancelledOn: string | null; reversesId: string | null; issuedOn: LocalDate; amount: Money; reversed: Money },
  today: LocalDate,
) => {
  const valid = invoice.cancelledOn === null && may(actor, 'invoice:issue');
  return {
    cancel: valid && isZero(invoice.reversed) && monthCode(invoice.issuedOn) === monthCode(today),
    reverse: valid && invoice.reversesId === null && compareMoney(invoice.reversed, invoice.amount) < 0,
  };
};

export const complaintCan = (actor: Asker, complaint: { state: string }) => ({
  edit: complaint.state !== 'closed' && may(actor, 'complaint:write'),
  answer: (complaint.state === 'open' || complaint.state === 'in_progress') && may(actor, 'complaint:write'),
  close: complaint.state === 'answered' && may(actor, 'complaint:write'),
});

/** The author writes and submits; the reviewer named in the report, or whoever leads the author, judges - never the author. */
export const reportCan = (actor: Asker, report: { personId: string; status: ReportStatus }) => {
  const own = report.personId === actor.id;
  const reviews = !own && may(actor, 'report:review');
  return {
    edit: own && canReportVerb(report.status, 'submit') && may(actor, 'report:write'),
    submit: own && canReportVerb(report.status, 'submit') && may(actor, 'report:write'),
    return: reviews && canReportVerb(report.status, 'return'),
    accept: reviews && canReportVerb(report.status, 'accept'),
    comment: own || reviews,
  };
};
