import {
  contractDifference,
  dueTermsText,
  plainDecimal,
  rowChange,
  type ContractContent,
  type ContractLine,
  type ContractParty,
  type RowDifference,
  type VersionInstalment,
  type VersionMilestone,
} from '@keyline/model';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { Badge, exactMoney } from '../kit/index.js';
import type { Tone } from '../theme/index.js';

const TONES = { added: 'good', removed: 'bad', changed: 'soon', same: 'neutral' } as const satisfies Record<string, Tone>;
const MONEY: readonly string[] = ['amount', 'unitPrice'];
const asText = (name: string, value: string | number | null): string => {
  if (value === null || value === '') return '—';
  return (MONEY.includes(name) ? exactMoney(String(value)) : undefined) ?? String(value);
};

const lineText = (line: ContractLine): string =>
  [
    line.name,
    `${plainDecimal(line.quantity)}${line.unit ?? ''} × ${exactMoney(line.unitPrice)}`,
    /[1-9]/.test(line.discount) ? `-${plainDecimal(line.discount)}%` : '',
    `= ${exactMoney(line.amount)}`,
  ]
    .filter(Boolean)
    .join(' ');

/** Before and after in two columns; on the phone one under the other. */
const Rows = ({
  title,
  rows,
}: {
  title: string;
  rows: { key: string; change: keyof typeof TONES; before: ReactNode; after: ReactNode }[];
}) => {
  const translate = useTranslate();
  if (rows.length === 0) return null;
  return (
    <Box sx={{ mb: 2 }}>
      <Box sx={{ fontWeight: 600, mb: 0.5 }}>{title}</Box>
      <Table size="small" aria-label={title} sx={{ tableLayout: 'fixed' }}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('contracts.version.before')}</TableCell>
            <TableCell>{translate('contracts.version.after')}</TableCell>
            <TableCell sx={{ width: 84 }} />
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ key, change, before, after }) => (
            <TableRow key={key}>
              <TableCell sx={{ color: 'text.secondary', textDecoration: change === 'removed' ? 'line-through' : undefined }}>
                {before}
              </TableCell>
              <TableCell sx={{ fontWeight: change === 'same' ? 400 : 500 }}>{after}</TableCell>
              <TableCell align="right">
                {change !== 'same' && <Badge tone={TONES[change]}>{translate(`contracts.version.${change}`)}</Badge>}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};

/** @param was the words for a row as it was, where they are not those for what it becomes */
function pairs<Row>(differences: readonly RowDifference<Row>[], text: (row: Row) => string, was = text) {
  if (differences.every((each) => rowChange(each) === 'same')) return [];
  return differences.map((each, index) => ({
    key: String(index),
    change: rowChange(each),
    before: each.before ? was(each.before) : '—',
    after: each.after ? text(each.after) : '—',
  }));
}

/** Two versions of a contract side by side: only what differs, and the lists in which something does. */
export const VersionDiff = ({ before, after }: { before: ContractContent; after: ContractContent }) => {
  const translate = useTranslate();
  const locale = useLocale() === 'en' ? 'en' : 'zh-CN';
  const { fields, lines, parties, instalments, milestones } = contractDifference(before, after);
  const partyText = ({ role, name, signatory }: ContractParty) =>
    `${translate(`enums.partyRole.${role}`)} ${name}${signatory ? `（${signatory}）` : ''}`;
  const milestoneText = ({ kind, name, plannedOn }: VersionMilestone) =>
    [translate(`enums.milestoneKind.${kind}`), name, plannedOn].join(' · ');
  const partText =
    ({ paymentTermDays }: ContractContent) =>
    (part: VersionInstalment) =>
      [part.name, exactMoney(part.amount), dueTermsText(part, paymentTermDays, locale)].join(' · ');
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Rows
        title={translate('contracts.version.fields')}
        rows={fields.map(({ field, before: was, after: is }) => ({
          key: field,
          change: 'changed',
          before: `${translate(`resources.contracts.fields.${field}`)} ${asText(field, was)}`,
          after: `${translate(`resources.contracts.fields.${field}`)} ${asText(field, is)}`,
        }))}
      />
      <Rows title={translate('contracts.section.lines')} rows={pairs(lines, lineText)} />
      <Rows title={translate('contracts.section.milestones')} rows={pairs(milestones, milestoneText)} />
      <Rows title={translate('contracts.section.schedule')} rows={pairs(instalments, partText(after), partText(before))} />
      <Rows title={translate('contracts.section.parties')} rows={pairs(parties, partyText)} />
    </Box>
  );
};
