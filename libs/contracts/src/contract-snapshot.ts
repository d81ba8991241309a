import {
  contractDifference,
  dueTermsText,
  formatMoney,
  plainDecimal,
  rowChange,
  type ContractContent,
  type ContentField,
  type Locale,
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
/** With its terms of payment: they are what a review of the schedule is about. */
const instalmentText =
  ({ paymentTermDays }: ContractContent, locale: Locale) =>
  (part: ContractContent['instalments'][number]) =>
    [part.name, formatMoney(part.amount), dueTermsText(part, paymentTermDays, locale)].filter(Boolean).join(' · ');

const milestoneText = ({ name, plannedOn }: VersionMilestone) => `${name} · ${plannedOn}`;

/** A list as one fact, a line each. */
const list = (label: string, texts: readonly string[]): SnapshotLine[] =>
  texts.length > 0 ? [{ label, value: texts.join('\n'), kind: 'text' }] : [];

/** One fact in both languages: the texts of the second list are the first's. */
const bilingual = ([line]: SnapshotLine[], [english]: SnapshotLine[]): SnapshotLine[] =>
  line ? [english ? { ...line, valueEn: english.value } : line] : [];

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
    ...bilingual(
      list('schedule', content.instalments.map(instalmentText(content, 'zh-CN'))),
      list('schedule', content.instalments.map(instalmentText(content, 'en'))),
    ),
    ...shown('note', content.note),
  ];
}

/** @param was the words for a row as it was, where they are not those for what it becomes */
const changes = <Row>(
  label: string,
  differences: readonly RowDifference<Row>[],
  text: (row: Row) => string,
  was = text,
): SnapshotLine[] =>
  list(
    label,
    differences
      .filter((row) => rowChange(row) !== 'same')
      .map(({ before, after }) => `${before ? was(before) : '—'} → ${after ? text(after) : '—'}`),
  );

/** The amount before, where it changes: the one that is asked for stands beside it. */
const amountBefore = (before: ContractContent, after: ContractContent): SnapshotLine[] =>
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
  const schedule = (locale: Locale) =>
    changes('schedule', instalments, instalmentText(after, locale), instalmentText(before, locale));
  return [
    { label: 'account', value: accountName, kind: 'text' },
    { label: 'contract', value: number, kind: 'text' },
    { label: 'reason', value: reason, kind: 'text' },
    ...shown('amount', after.amount),
    ...amountBefore(before, after),
    ...fields
      .filter(({ field }) => field !== 'amount')
      .map((change): SnapshotLine => ({ label: change.field, value: `${change.before ?? '—'} → ${change.after ?? '—'}` })),
    ...changes('parties', parties, partyText),
    ...changes('lines', lines, lineText),
    ...changes('milestones', milestones, milestoneText),
    ...bilingual(schedule('zh-CN'), schedule('en')),
  ];
}
