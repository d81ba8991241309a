import { useTranslate } from 'react-admin';

/** What the log speaks about, and the deeds known for it: `account` + `created`. */
export const DEEDS = {
  account: ['created', 'edited', 'reassigned', 'shared'],
  contact: ['created', 'edited', 'removed'],
  visit: ['logged', 'edited', 'removed'],
  'visit-plan': ['created', 'edited', 'cancelled', 'removed', 'handed-over'],
  opportunity: ['created', 'edited', 'advanced', 'closed', 'reassigned'],
  product: ['created', 'edited'],
  contract: ['created', 'edited', 'submitted', 'returned', 'signed', 'started', 'accepted', 'closed', 'terminated'],
  instalment: ['edited', 'reassigned'],
  invoice: ['issued', 'cancelled'],
  payment: ['booked', 'allocated', 'deallocated', 'reversed'],
  complaint: ['created', 'edited', 'answered', 'closed'],
  competitor: ['created', 'edited'],
  'market-note': ['created', 'edited', 'removed'],
  target: ['set', 'edited', 'removed'],
  'target-plan': ['created', 'set', 'broken-down', 'submitted', 'approved', 'returned', 'replanned', 'removed'],
  forecast: ['submitted', 'adjusted'],
  appraisal: ['opened', 'judged', 'refreshed', 'shown', 'objected', 'signed'],
  'appraisal-template': ['created', 'edited'],
  report: ['edited', 'submitted', 'returned', 'accepted', 'commented'],
  'report-run': ['requested', 'cancelled'],
  person: ['created', 'edited'],
  department: ['created', 'edited', 'removed'],
  import: ['requested', 'started', 'finished', 'cancelled'],
  'api-token': ['created', 'revoked'],
} as const;

export const AUDITED = Object.keys(DEEDS);
/** The ones that have a page of their own. */
export const PAGED = [
  'account',
  'contact',
  'visit',
  'opportunity',
  'contract',
  'payment',
  'complaint',
  'report',
  'person',
] as const;
export const ACTIONS = Object.entries(DEEDS).flatMap(([entity, deeds]) => deeds.map((deed) => `${entity}.${deed}`));

const resources: Record<string, string> = {
  person: 'users',
  opportunity: 'opportunities',
  department: 'departments',
  'market-note': 'market-notes',
};

/** The resource whose field names an entity's changes use. */
export const resourceOfEntity = (entity: string): string => resources[entity] ?? `${entity}s`;

/** `account.created` → 新建客户, created an account. An action that is not known word by word is put together. */
export const useActionWords = (): ((action: string) => string) => {
  const translate = useTranslate();
  return (action) => {
    const [entity = '', deed = ''] = action.split('.');
    return translate('audit.action', {
      deed: translate(`audit.deed.${deed}`, { _: deed }),
      entity: translate(`enums.auditEntity.${entity}`, { _: entity }),
    });
  };
};
