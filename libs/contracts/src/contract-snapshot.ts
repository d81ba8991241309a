import {
  contractDifference,
  formatMoney,
  rowChange,
  type ContractContent,
  type ContentField,
  type RowDifference,
  type SnapshotLine,
} from '@keyline/model';

/** What reviewers are shown: enough to decide, as it stood when it was asked. Labels are words of the web app. */

const label = (name: string) => `resources.contracts.fields.${name}`;
const KINDS: Partial<Record<ContentField, NonNullable<SnapshotLine['kind']>>> = {
  amount: 'money',
  taxRate: 'percent',
  startsOn: 'date',
  endsOn: 'date',
};
const shown = (name: ContentField, value: string | number | null): SnapshotLine[] =>
  value === null || value === '' ? [] : [{ label: label(name), value: String(value), kind: KINDS[name] ?? 'text' }];

const partyText = ({ name, signatory }: ContractContent['parties'][number]) => (signatory ? `${name}（${signatory}）` : name);
const lineText = ({ name, quantity, unit, unitPrice, discount, amount }: ContractContent['lines'][number]) =>
  [
    `${name} ${quantity.replace(/\.?0+$/, '')}${unit ?? ''} × ${formatMoney(unitPrice)}`,
    ...(/[1-9]/.test(discount) ? [`-${discount}%`] : []),
    `= ${formatMoney(amount)}`,
  ].join(' ');
const instalmentText = ({ name, amount, dueOn, milestone }: ContractContent['instalments'][number]) =>
  [name, formatMoney(amount), dueOn ?? milestone ?? ''].filter(Boolean).join(' · ');

/** A whole contract. */
export function contractSnapshot(number: string, accountName: string, content: ContractContent): SnapshotLine[] {
  return [
    { label: 'account', value: accountName, kind: 'text' },
    { label: label('number'), value: number, kind: 'text' },
    ...shown('name', content.name),
    ...shown('amount', content.amount),
    ...shown('taxRate', content.taxRate),
    ...shown('startsOn', content.startsOn),
    ...shown('endsOn', content.endsOn),
    ...shown('paymentTermDays', content.paymentTermDays),
    ...content.parties.map((party): SnapshotLine => ({ label: `enums.partyRole.${party.role}`, value: partyText(party) })),
    ...content.lines.map((line): SnapshotLine => ({ label: 'contracts.section.lines', value: lineText(line) })),
    ...content.instalments.map((part): SnapshotLine => ({ label: 'contracts.section.schedule', value: instalmentText(part) })),
    ...shown('note', content.note),
  ];
}

const rows = <Row>(name: string, differences: readonly RowDifference<Row>[], text: (row: Row) => string): SnapshotLine[] =>
  differences
    .filter((row) => rowChange(row) !== 'same')
    .map(({ before, after }) => ({
      label: name,
      value: `${before ? text(before) : '—'} → ${after ? text(after) : '—'}`,
      kind: 'text',
    }));

/** What a change of a running contract changes, and why; what stays is in the contract. */
export function amendmentSnapshot(
  number: string,
  accountName: string,
  reason: string,
  before: ContractContent,
  after: ContractContent,
): SnapshotLine[] {
  const { fields, parties, lines, instalments } = contractDifference(before, after);
  return [
    { label: 'account', value: accountName, kind: 'text' },
    { label: label('number'), value: number, kind: 'text' },
    { label: 'contracts.amendment.reason', value: reason, kind: 'text' },
    ...shown('amount', after.amount),
    ...fields.map((change): SnapshotLine => ({
      label: label(change.field),
      value: `${change.before ?? '—'} → ${change.after ?? '—'}`,
    })),
    ...rows('contracts.section.parties', parties, partyText),
    ...rows('contracts.section.lines', lines, lineText),
    ...rows('contracts.section.schedule', instalments, instalmentText),
  ];
}
