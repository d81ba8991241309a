/** The columns that the generator fills, by table. What is missing here keeps its default. */
export const COLUMNS = {
  organisation: ['id', 'name', 'time_zone', 'currency', 'demo', 'created_at'],
  department: ['id', 'name', 'parent_id', 'created_at', 'updated_at'],
  person: [
    'id', 'name', 'employee_no', 'email', 'phone', 'title', 'department_id', 'manager_id', 'roles', 'hired_on', 'left_on',
    'search_text', 'created_at', 'updated_at',
  ],
  credential: ['person_id', 'username', 'password_hash', 'password_changed_at'],
  product: ['id', 'code', 'name', 'series', 'unit', 'list_price', 'floor_price', 'active', 'created_at', 'updated_at'],
  competitor: ['id', 'name', 'products', 'strengths', 'weaknesses', 'website', 'search_text', 'created_at', 'updated_at'],
  account: [
    'id', 'name', 'short_name', 'registration_no', 'grade', 'lifecycle', 'industry', 'region', 'city', 'address', 'website',
    'phone', 'parent_id', 'owner_id', 'annual_revenue', 'employee_count', 'annual_budget', 'procurement_plan',
    'decision_procedure', 'it_plan', 'source', 'credit_rating', 'credit_limit', 'payment_term_days', 'last_contact_on',
    'search_text', 'created_on', 'created_at', 'updated_at',
  ],
  account_assignment: ['id', 'account_id', 'person_id', 'from_at', 'until_at', 'reason', 'assigned_by'],
  account_share: ['account_id', 'person_id', 'until', 'reason', 'granted_by', 'created_at'],
  contact: [
    'id', 'account_id', 'name', 'title', 'department', 'decision_role', 'attitude', 'influence', 'reports_to_id', 'mobile',
    'phone', 'email', 'wechat', 'birthday', 'business', 'note', 'left_on', 'search_text', 'created_by', 'created_on',
    'created_at', 'updated_at',
  ],
  opportunity: [
    'id', 'account_id', 'owner_id', 'product_id', 'name', 'amount', 'stage', 'probability', 'forecast_category',
    'expected_close_on', 'budget', 'purchase_schedule', 'decision_procedure', 'source', 'next_step', 'next_step_on', 'opened_on',
    'stage_entered_on', 'closed_on', 'won_amount', 'lost_reason', 'lost_to', 'close_note', 'search_text', 'created_at',
    'updated_at',
  ],
  opportunity_stage_change: ['id', 'opportunity_id', 'from_stage', 'to_stage', 'amount', 'changed_on', 'at', 'changed_by', 'owner_id'],
  opportunity_competitor: ['opportunity_id', 'competitor_id', 'stance', 'note'],
  contract: [
    'id', 'number', 'account_id', 'opportunity_id', 'owner_id', 'name', 'amount', 'tax_rate', 'state', 'signed_on', 'starts_on',
    'ends_on', 'payment_term_days', 'terminated_on', 'termination_reason', 'note', 'search_text', 'created_on', 'created_at',
    'updated_at',
  ],
  contract_series: ['year', 'last_number'],
  instalment: [
    'id', 'contract_id', 'account_id', 'sequence', 'name', 'kind', 'amount', 'due_on', 'collector_id', 'received', 'disputed_on',
    'dispute_note', 'created_at', 'updated_at',
  ],
  invoice: [
    'id', 'number', 'contract_id', 'account_id', 'instalment_id', 'amount', 'tax_rate', 'issued_on', 'cancelled_on',
    'cancel_reason', 'created_at', 'updated_at',
  ],
  payment: [
    'id', 'number', 'account_id', 'collector_id', 'amount', 'received_on', 'method', 'payer_name', 'bank_reference', 'note',
    'allocated', 'reversed_on', 'reversal_reason', 'booked_by', 'created_at', 'updated_at',
  ],
  payment_series: ['year', 'last_number'],
  allocation: ['id', 'payment_id', 'instalment_id', 'amount', 'allocated_on', 'allocated_by', 'reversed_on', 'reversed_by', 'created_at'],
  visit: [
    'id', 'person_id', 'account_id', 'opportunity_id', 'kind', 'visited_at', 'visited_on', 'duration_minutes', 'purpose', 'note',
    'needs', 'result', 'next_step', 'next_step_on', 'check_in_at', 'check_in_place', 'check_in_lat', 'check_in_lng',
    'check_out_at', 'created_at', 'updated_at',
  ],
  visit_contact: ['visit_id', 'contact_id'],
  visit_plan: [
    'id', 'person_id', 'account_id', 'planned_on', 'starts_at', 'kind', 'purpose', 'state', 'source', 'from_visit_id', 'visit_id',
    'cancel_reason', 'created_at', 'updated_at',
  ],
  market_note: [
    'id', 'competitor_id', 'account_id', 'opportunity_id', 'visit_id', 'author_id', 'kind', 'content', 'seen_on', 'created_at',
    'updated_at',
  ],
  complaint: [
    'id', 'account_id', 'contact_id', 'reported_by', 'handler_id', 'subject', 'description', 'severity', 'state', 'reported_on',
    'due_on', 'answered_on', 'answer', 'satisfaction', 'created_at', 'updated_at',
  ],
  target: ['id', 'person_id', 'measure', 'kind', 'period', 'value', 'created_at', 'updated_at'],
  activity: ['id', 'at', 'actor_id', 'account_id', 'kind', 'entity', 'entity_id'],
} as const;

/** A table that the generator fills. */
export type Table = keyof typeof COLUMNS;

/** What a cell may hold; money and dates are text already. */
export type Cell = string | number | boolean | null | readonly string[];

/** A row with every column that the generator fills in that table. */
export type Row<T extends Table = Table> = { readonly [column in (typeof COLUMNS)[T][number]]: Cell };

/** Rows of one table that may be loaded once those of the batches before are there. */
export interface Batch {
  readonly table: Table;
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

/** A batch whose rows are checked against the columns of their table. */
export function batch<T extends Table>(table: T, rows: readonly Row<T>[]): Batch {
  return { table, rows };
}
