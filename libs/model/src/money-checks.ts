import type { LocalDate } from './calendar.js';

/** What must always hold of the stored money; checked on the live data. */
export interface MoneyCheckInfo {
  code: string;
  name: { zh: string; en: string };
}

/** One record for which a check does not hold. Sums are decimal strings, other things words. */
export interface OffendingRow {
  /** `payment`, `instalment`, `contract`, `invoice` …: which page shows it. */
  entity: string;
  id: string;
  label: string;
  expected: string | null;
  found: string | null;
}

/** How a check came out on the day it was run. */
export interface MoneyCheckResult {
  code: string;
  holds: boolean;
  /** How many records break it; `rows` names the first hundred. */
  broken: number;
  rows: OffendingRow[];
  /** How many records were looked at: a check of nothing is no comfort. */
  examined: number;
  milliseconds: number;
  asOf: LocalDate;
}
