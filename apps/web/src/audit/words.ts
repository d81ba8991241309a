import { useTranslate } from 'react-admin';
import { DEEDS, ENTITIES } from '../timeline/deeds.messages.js';

export const AUDITED = Object.keys(ENTITIES);
export const ACTIONS = Object.entries(DEEDS).flatMap(([noun, deeds]) => Object.keys(deeds).map((deed) => `${noun}.${deed}`));

/** The ones that have a page of their own. */
const PAGED: readonly string[] = [
  'account',
  'contact',
  'visit',
  'visit-plan',
  'opportunity',
  'contract',
  'invoice',
  'payment',
  'promise',
  'write_off',
  'complaint',
  'report',
  'approval',
  'person',
];
export const hasPage = (entity: string): boolean => PAGED.includes(entity);

const resources: Record<string, string> = {
  person: 'users',
  opportunity: 'opportunities',
  instalment: 'instalments',
  write_off: 'write-offs',
  credit_release: 'credit-holds',
  bank_line: 'bank-lines',
  statement_run: 'statement-runs',
};

/** The resource whose field names an entity's changes use. */
export const resourceOfEntity = (entity: string): string => resources[entity] ?? `${entity}s`;

/** `contract.signed` → 签订了合同, signed a contract. */
export const useActionWords = (): ((action: string) => string) => {
  const translate = useTranslate();
  return (action) => translate(`accounts.activity.${action}`, { _: action });
};

/** A field that holds another record's id → the resource that knows its name. */
const REFERRED: Record<string, string> = {
  accountId: 'accounts',
  parentId: 'accounts',
  contactId: 'contacts',
  contractId: 'contracts',
  departmentId: 'departments',
  opportunityId: 'opportunities',
  paymentId: 'payments',
  productId: 'products',
  competitorId: 'competitors',
  ownerId: 'users',
  personId: 'users',
  collectorId: 'users',
  managerId: 'users',
  handlerId: 'users',
  deputyId: 'users',
  leaderId: 'users',
  reviewerId: 'users',
};
export const resourceReferredBy = (field: string): string | undefined => REFERRED[field];

const STATES: Record<string, string> = {
  contract: 'contractState',
  approval: 'approvalState',
  complaint: 'complaintState',
  appraisal: 'appraisalState',
  'target-plan': 'targetPlanState',
  'visit-plan': 'planState',
  write_off: 'writeOffState',
  bank_line: 'bankLineState',
};
const CODED: Record<string, string> = {
  grade: 'grade',
  lifecycle: 'lifecycle',
  stage: 'stage',
  review: 'versionState',
  decisionRole: 'decisionRole',
  attitude: 'attitude',
};

/** The name under `enums.` for the values of a field, where they are codes. */
export const enumOfField = (entity: string, field: string): string | undefined =>
  field === 'state' || field === 'status' ? STATES[entity] : CODED[field];
