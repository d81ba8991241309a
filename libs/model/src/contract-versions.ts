/** Versions of a contract (合同变更, DOMAIN D24): what each says, and what differs between two of them. */
import { z } from 'zod';
import { ContractLineInput, plainDecimal, type ContractLine } from './contract-lines.js';
import {
  ContractPartyInput,
  ReplannedMilestone,
  ReplannedPart,
  type ContractParty,
  type DueRule,
  type InstalmentKind,
  type MilestoneKind,
} from './contracts.js';
import { line, localDate, optionalText, percentage, positiveMoney, whole } from './fields.js';
import { agreedTerms } from './instalment-terms.js';

export const VERSION_STATES = ['draft', 'in_review', 'approved', 'returned', 'effective', 'superseded'] as const;
/** Where a version stands; exactly one of a signed contract is effective, at most one is on its way. */
export type VersionState = (typeof VERSION_STATES)[number];

/** An instalment as a version has it. `id`: that of the instalment it is, so that what is paid stays paid. */
export interface VersionInstalment {
  id: string | null;
  name: string;
  kind: InstalmentKind;
  amount: string;
  dueRule: DueRule;
  dueOn: string | null;
  milestone: string | null;
  termDays: number | null;
  expectedOn: string | null;
  collectorId: string | null;
}

/** A milestone as a version has it. Whether it was reached is no term of the contract and is not kept here. */
export interface VersionMilestone {
  id: string | null;
  kind: MilestoneKind;
  name: string;
  plannedOn: string;
}

/** All that a version of a contract agrees. */
export interface ContractContent {
  name: string;
  amount: string;
  taxRate: string;
  startsOn: string | null;
  endsOn: string | null;
  paymentTermDays: number;
  note: string | null;
  parties: ContractParty[];
  lines: ContractLine[];
  instalments: VersionInstalment[];
  /** Left out of an amendment on its way that leaves them as they are, and of versions older than this list. */
  milestones?: VersionMilestone[] | undefined;
}

export interface ContractVersionRow {
  id: string;
  contractId: string;
  number: number;
  state: VersionState;
  /** Why the contract was changed; null for the first version. */
  reason: string | null;
  content: ContractContent;
  approvalRequestId: string | null;
  createdBy: string | null;
  createdByName: string | null;
  createdAt: string;
  submittedBy: string | null;
  signedOn: string | null;
  version: number;
  can: { edit: boolean; submit: boolean; takeBack: boolean; sign: boolean; discard: boolean };
}

/** A change of a running contract: what it names is agreed anew, the rest stays. Lines, parties, instalments and milestones are named whole. */
export const ContractAmendmentInput = z.strictObject({
  reason: line(500),
  name: line(200).optional(),
  amount: positiveMoney.optional(),
  taxRate: percentage.optional(),
  startsOn: localDate.nullable().optional(),
  endsOn: localDate.nullable().optional(),
  paymentTermDays: whole(0, 720).optional(),
  note: optionalText().optional(),
  parties: z.array(ContractPartyInput).max(20).optional(),
  lines: z.array(ContractLineInput).max(500).optional(),
  /** With its `id` an instalment is one that there is already; without, a new one. */
  instalments: z.array(ReplannedPart).max(60).optional(),
  /** Named whole, too; what is reached already stays in the list as it is. */
  milestones: z.array(ReplannedMilestone).max(30).optional(),
});
export type ContractAmendmentInput = z.infer<typeof ContractAmendmentInput>;
export const ContractAmendmentPatch = ContractAmendmentInput.partial().extend({
  version: z.number().int().min(1).max(2_147_483_647),
});
export type ContractAmendmentPatch = z.infer<typeof ContractAmendmentPatch>;

/** The fields of a version that hold one value each, in the order a reader asks for them. */
export const CONTENT_FIELDS = ['name', 'amount', 'taxRate', 'startsOn', 'endsOn', 'paymentTermDays', 'note'] as const;
export type ContentField = (typeof CONTENT_FIELDS)[number];

/** Two rows side by side; `changed` names the fields that differ. A row that is only on one side was added or removed. */
export interface RowDifference<Row> {
  before: Row | null;
  after: Row | null;
  changed: string[];
}
/** What differs between two versions; empty lists where nothing does. Rows that are alike on both sides are there with nothing changed. */
export interface ContractDifference {
  fields: { field: ContentField; before: string | number | null; after: string | number | null }[];
  parties: RowDifference<ContractParty>[];
  lines: RowDifference<ContractLine>[];
  instalments: RowDifference<VersionInstalment>[];
  milestones: RowDifference<VersionMilestone>[];
}

/** Decimals count by value: 13 and 13.00 are one rate. */
const plain = (value: unknown): unknown =>
  typeof value === 'string' && /^-?\d+\.\d+$/.test(value) ? plainDecimal(value) : (value ?? null);

function changedBetween<Row extends object>(before: Row, after: Row, ignore: readonly string[]): string[] {
  const [one, other] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names.filter((name) => !ignore.includes(name) && plain(one[name]) !== plain(other[name]));
}

/** Pairs each row with the first one left that has the same key, then shows what is left on either side. */
function differenceOfRows<Row extends object>(
  before: readonly Row[],
  after: readonly Row[],
  keysOf: (row: Row) => readonly (string | null)[],
  ignore: readonly string[] = [],
): RowDifference<Row>[] {
  const left = [...before];
  const partner = new Map<Row, Row>();
  for (const round of keysOf(after[0] ?? before[0] ?? ({} as Row)).keys())
    for (const row of after) {
      const key = keysOf(row)[round];
      const index = partner.has(row) || !key ? -1 : left.findIndex((each) => keysOf(each)[round] === key);
      if (index >= 0) partner.set(row, ...(left.splice(index, 1) as [Row]));
    }
  const kept = after.map((row): RowDifference<Row> => {
    const former = partner.get(row) ?? null;
    return { before: former, after: row, changed: former ? changedBetween(former, row, ignore) : [] };
  });
  return [...kept, ...left.map((row): RowDifference<Row> => ({ before: row, after: null, changed: [] }))];
}

/** What is agreed of each instalment, without what has followed from it since. */
const agreedParts = ({ instalments, paymentTermDays }: ContractContent): VersionInstalment[] =>
  instalments.map((part) => agreedTerms(part, paymentTermDays));

/**
 * What version `after` changes in `before`: instalments are told apart by id, then by name, and compared by what was agreed of them; lines
 * by product, then by name.
 */
export function contractDifference(before: ContractContent, after: ContractContent): ContractDifference {
  return {
    fields: CONTENT_FIELDS.filter((field) => plain(before[field]) !== plain(after[field])).map((field) => ({
      field,
      before: before[field],
      after: after[field],
    })),
    parties: differenceOfRows(before.parties, after.parties, ({ role, name }) => [`${role} ${name}`, role]),
    lines: differenceOfRows(before.lines, after.lines, ({ productId, name }) => [productId, name]),
    instalments: differenceOfRows(agreedParts(before), agreedParts(after), (row) => [row.id, row.name], [
      'id',
      'collectorId',
      'expectedOn',
    ]),
    milestones: differenceOfRows(
      (after.milestones && before.milestones) ?? [],
      (before.milestones && after.milestones) ?? [],
      (row) => [row.id, row.name],
      ['id'],
    ),
  };
}

/** Was this row added, removed, changed or left as it was? */
export function rowChange({ before, after, changed }: RowDifference<unknown>): 'added' | 'removed' | 'changed' | 'same' {
  if (!before) return 'added';
  if (!after) return 'removed';
  return changed.length > 0 ? 'changed' : 'same';
}

/** Does the version change anything at all? */
export const isDifferent = ({ fields, parties, lines, instalments, milestones }: ContractDifference): boolean =>
  fields.length > 0 || [...parties, ...lines, ...instalments, ...milestones].some((row) => rowChange(row) !== 'same');
