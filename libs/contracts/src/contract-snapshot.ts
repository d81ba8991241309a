import {
  contractDifference,
  formatMoney,
  plainDecimal,
  rowChange,
  type ContractContent,
  type ContentField,
  type RowDifference,
  type SnapshotLine,
  type VersionMilestone,
} from '@keyline/model';

/** What reviewers are shown: enough to decide, as it stood when it was asked. Labels are words of the web app (`approvals.snapshot`). */

const KINDS: Partial<Record<ContentField, NonNullable<SnapshotLine['kind']>>> = {
  amount: 'money',
  taxRate: 'percent',
  startsOn: 'date',
  endsOn: 'date',
};
const shown = (name: ContentField, value: string | number | null): SnapshotLine[] =>
  value === null || value === '' ? [] : [{ label: name, value: String(value), kind: KINDS[name] ?? 'text' }];

const partyText = ({ name, signatory }: ContractContent['parties'][number]) => (signatory ? `${name}（${signatory}）` : name);
const lineText = ({ name, quantity, unit, unitPrice, discount, amount }: ContractContent['lines'][number]) =>
  [
    `${name} ${plainDecimal(quantity)}${unit ?? ''} × ${formatMoney(unitPrice)}`,
    ...(/[1-9]/.test(discount) ? [`-${plainDecimal(discount)}%`] : []),
    `= ${formatMoney(amount)}`,
  ].join(' ');
const instalmentText = ({ name, amount, dueOn, milestone }: ContractContent['instalments'][number]) =>
  [name, formatMoney(amount), dueOn ?? milestone ?? ''].filter(Boolean).join(' · ');

const milestoneText = ({ name, plannedOn }: VersionMilestone) => `${name} · ${plannedOn}`;

/** A list as one fact, a line each. */
const list = (label: string, texts: readonly string[]): SnapshotLine[] =>
  texts.length > 0 ? [{ label, value: texts.join('\n'), kind: 'text' }] : [];

/** A whole contract. */
export function contractSnapshot(number: string, accountName: string, content: ContractContent): SnapshotLine[] {
  return [
    { label: 'account', value: accountName, kind: 'text' },
    { label: 'contract', value: number, kind: 'text' },
    ...shown('name', content.name),
    ...shown('amount', content.amount),
    ...shown('taxRate', content.taxRate),
    ...shown('startsOn', content.startsOn),
    ...shown('endsOn', content.endsOn),
    ...shown('paymentTermDays', content.paymentTermDays),
    ...list('parties', content.parties.map(partyText)),
    ...list('lines', content.lines.map(lineText)),
    ...list('milestones', (content.milestones ?? []).map(milestoneText)),
    ...list('schedule', content.instalments.map(instalmentText)),
    ...shown('note', content.note),
  ];
}

const changes = <Row>(label: string, differences: readonly RowDifference<Row>[], text: (row: Row) => string): SnapshotLine[] =>
  list(
    label,
    differences
      .filter((row) => rowChange(row) !== 'same')
      .map(({ before, after }) => `${before ? text(before) : '—'} → ${after ? text(after) : '—'}`),
  );

/** The amount before, where it changes: the one that is asked for stands beside it. */
const was = (before: ContractContent, after: ContractContent): SnapshotLine[] =>
  before.amount === after.amount ? [] : [{ label: 'amountBefore', value: before.amount, kind: 'money' }];

/** What a change of a running contract changes, and why; what stays is in the contract. */
export function amendmentSnapshot(
  number: string,
  accountName: string,
  reason: string,
  before: ContractContent,
  after: ContractContent,
): SnapshotLine[] {
  const { fields, parties, lines, instalments, milestones } = contractDifference(before, after);
  return [
    { label: 'account', value: accountName, kind: 'text' },
    { label: 'contract', value: number, kind: 'text' },
    { label: 'reason', value: reason, kind: 'text' },
    ...shown('amount', after.amount),
    ...was(before, after),
    ...fields
      .filter(({ field }) => field !== 'amount')
      .map((change): SnapshotLine => ({ label: change.field, value: `${change.before ?? '—'} → ${change.after ?? '—'}` })),
    ...changes('parties', parties, partyText),
    ...changes('lines', lines, lineText),
    ...changes('milestones', milestones, milestoneText),
    ...changes('schedule', instalments, instalmentText),
  ];
}
