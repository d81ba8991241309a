/** Entity as the server names it, one or many → the resource whose page shows it. */
const resources: Record<string, string> = {
  account: 'accounts',
  contact: 'contacts',
  visit: 'visits',
  visit_plan: 'visit-plans',
  visitPlan: 'visit-plans',
  'visit-plan': 'visit-plans',
  opportunity: 'opportunities',
  quote: 'quotes',
  contract: 'contracts',
  instalment: 'instalments',
  invoice: 'invoices',
  payment: 'payments',
  promise: 'promises',
  report: 'reports',
  complaint: 'complaints',
  approval: 'approvals',
  write_off: 'write-offs',
  task: 'tasks',
  tender: 'tenders',
  support_request: 'support-requests',
  supportRequest: 'support-requests',
  'support-request': 'support-requests',
  user: 'users',
  target: 'targets',
  target_plan: 'target-plans',
  appraisal: 'appraisals',
  meeting: 'meetings',
  expense_claim: 'expense-claims',
  expenseClaim: 'expense-claims',
  market_note: 'market-notes',
  'market-note': 'market-notes',
  person: 'users',
};

/** Where a record is shown: `entityPath('account', '7')` → `/accounts/7/show`. Resource names (`accounts`) pass as they are. */
export const entityPath = (entity: string, id: string): string =>
  // Forecasts are read together, week by week.
  entity === 'forecast' ? '/forecast' : `/${resources[entity] ?? entity}/${encodeURIComponent(id)}/show`;
