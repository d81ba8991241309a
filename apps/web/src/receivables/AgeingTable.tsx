import ChevronRight from '@mui/icons-material/ChevronRight';
import { AGEING_BUCKETS, type AgeingBucket, type AgeingReport, type AgeingRow } from '@keyline/model';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Fragment, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Money, RecordLink } from '../kit/index.js';
import { InstalmentLines } from './InstalmentLines.js';
import { rowKey, type Figure } from './useReceivables.js';

export interface AgeingTableProps {
  report: AgeingReport;
  rows: AgeingRow[];
  bucket: AgeingBucket | null;
  /** Opens exactly the instalments that a figure counts. */
  onOpen: (figure: Figure, name: string) => void;
}

const MoneyButton = ({ value, bad, label, onClick }: { value: string; bad: boolean; label: string; onClick: () => void }) =>
  /[1-9]/.test(value) ? (
    <ButtonBase
      onClick={onClick}
      aria-label={label}
      sx={{ font: 'inherit', borderRadius: 0.5, px: 0.5, mx: -0.5, '&:hover': { textDecoration: 'underline' } }}
    >
      <Money value={value} tone={bad ? 'bad' : undefined} />
    </ButtonBase>
  ) : (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      —
    </Box>
  );

/** Of the total, what the customer disputes. */
const Disputed = ({ row, onOpen }: { row: AgeingRow; onOpen: () => void }) => {
  const translate = useTranslate();
  if (!/[1-9]/.test(row.disputed)) return null;
  return (
    <ButtonBase
      onClick={onOpen}
      sx={{
        display: 'block',
        ml: 'auto',
        font: 'inherit',
        fontSize: 12,
        color: 'text.secondary',
        '&:hover': { textDecoration: 'underline' },
      }}
    >
      {translate('receivables.disputed')} <Money value={row.disputed} />
    </ButtonBase>
  );
};

const Unfold = ({ open, name, onClick }: { open: boolean; name: string; onClick: () => void }) => {
  const translate = useTranslate();
  return (
    <IconButton
      size="small"
      aria-expanded={open}
      aria-label={translate(open ? 'receivables.fold' : 'receivables.unfold', { name })}
      onClick={onClick}
      sx={{ minWidth: { xs: 44, lg: 28 }, minHeight: { xs: 44, lg: 28 } }}
    >
      <ChevronRight fontSize="small" sx={{ transform: open ? 'rotate(90deg)' : 'none', transition: 'transform .15s' }} />
    </IconButton>
  );
};

/** A row's name: the customer's is a link. */
export const useRowName = (by: AgeingReport['by']) => {
  const translate = useTranslate();
  return ({ name }: AgeingRow): string => name ?? translate(`receivables.nobody.${by}`);
};

export const useFolding = () => {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string) => {
    const next = new Set(open);
    if (!next.delete(key)) next.add(key);
    setOpen(next);
  };
  return { isOpen: (key: string) => open.has(key), toggle };
};

/** Rows that are records of their own. */
const LINKED: Partial<Record<AgeingReport['by'], string>> = { account: 'accounts', group: 'accounts', contract: 'contracts' };

/** The report on the desk: a row per customer, a column per age, every figure a way to its rows. */
export const AgeingTable = ({ report, rows, bucket, onOpen }: AgeingTableProps) => {
  const translate = useTranslate();
  const nameOf = useRowName(report.by);
  const { isOpen, toggle } = useFolding();
  const columns = bucket ? [bucket] : AGEING_BUCKETS.filter((of) => /[1-9]/.test(report.total[of]));
  const figure = (row: AgeingRow | null, of: AgeingBucket | null): Figure => ({
    asOf: report.asOf,
    by: report.by,
    key: row && rowKey(row),
    bucket: of,
  });
  const cell = (row: AgeingRow | null, values: AgeingReport['total'], of: AgeingBucket) => {
    const name = row ? nameOf(row) : translate('receivables.total');
    const label = `${name} · ${translate(`enums.ageing.${of}`)}`;
    return <MoneyButton value={values[of]} bad={of !== 'notDue'} label={label} onClick={() => onOpen(figure(row, of), label)} />;
  };
  return (
    <Box sx={{ overflow: 'auto', maxHeight: '70dvh' }}>
      <Table
        size="small"
        stickyHeader
        aria-label={translate('receivables.title')}
        sx={{ '& th, & td': { px: 1, fontSize: 13 }, fontVariantNumeric: 'tabular-nums' }}
      >
        <TableHead>
          <TableRow>
            <TableCell>{translate(`receivables.by.${report.by}`)}</TableCell>
            {!bucket && <TableCell align="right">{translate('receivables.total')}</TableCell>}
            {columns.map((of) => (
              <TableCell key={of} align="right" sx={{ whiteSpace: 'nowrap' }}>
                {translate(`enums.ageing.${of}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          <TableRow sx={{ '& td': { fontWeight: 600, borderBottom: 2, borderBottomColor: 'divider' } }}>
            <TableCell sx={{ pl: 5.5 }}>{translate('receivables.total')}</TableCell>
            {!bucket && (
              <TableCell align="right">
                <MoneyButton
                  value={report.total.total}
                  bad={false}
                  label={translate('receivables.total')}
                  onClick={() => onOpen(figure(null, null), translate('receivables.total'))}
                />
              </TableCell>
            )}
            {columns.map((of) => (
              <TableCell key={of} align="right">
                {cell(null, report.total, of)}
              </TableCell>
            ))}
          </TableRow>
          {rows.map((row) => (
            <Fragment key={rowKey(row)}>
              <TableRow hover>
                <TableCell>
                  <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, minWidth: 150, maxWidth: 260 }}>
                    <Unfold open={isOpen(rowKey(row))} name={nameOf(row)} onClick={() => toggle(rowKey(row))} />
                    <span>
                      {LINKED[report.by] && row.key && row.name ? (
                        <RecordLink entity={LINKED[report.by] ?? ''} id={row.key} quiet>
                          {nameOf(row)}
                        </RecordLink>
                      ) : (
                        nameOf(row)
                      )}
                    </span>
                  </Box>
                </TableCell>
                {!bucket && (
                  <TableCell align="right" sx={{ fontWeight: 600 }}>
                    <MoneyButton
                      value={row.total}
                      bad={false}
                      label={`${nameOf(row)} · ${translate('receivables.total')}`}
                      onClick={() => onOpen(figure(row, null), nameOf(row))}
                    />
                    <Disputed row={row} onOpen={() => onOpen({ ...figure(row, null), only: 'disputed' }, nameOf(row))} />
                  </TableCell>
                )}
                {columns.map((of) => (
                  <TableCell key={of} align="right">
                    {cell(row, row, of)}
                  </TableCell>
                ))}
              </TableRow>
              {isOpen(rowKey(row)) && (
                <TableRow>
                  <TableCell colSpan={columns.length + 2} sx={{ p: 0 }}>
                    <InstalmentLines figure={figure(row, bucket)} />
                  </TableCell>
                </TableRow>
              )}
            </Fragment>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};

/** The report on the phone: a card per customer, what is late in red, the instalments a tap away. */
export const AgeingCards = ({ report, rows, bucket, onOpen }: AgeingTableProps) => {
  const translate = useTranslate();
  const nameOf = useRowName(report.by);
  const { isOpen, toggle } = useFolding();
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      <Box
        component="li"
        sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', px: 2, minHeight: 48, fontWeight: 600 }}
      >
        <span>{bucket ? translate(`enums.ageing.${bucket}`) : translate('receivables.total')}</span>
        <MoneyButton
          value={report.total[bucket ?? 'total']}
          bad={false}
          label={translate('receivables.total')}
          onClick={() => onOpen({ asOf: report.asOf, by: report.by, bucket }, translate('receivables.total'))}
        />
      </Box>
      {rows.map((row) => {
        const worst = bucket ?? AGEING_BUCKETS.findLast((of) => /[1-9]/.test(row[of]));
        return (
          <Box component="li" key={rowKey(row)} sx={{ borderTop: 1, borderColor: 'divider' }}>
            <ButtonBase
              onClick={() => toggle(rowKey(row))}
              aria-expanded={isOpen(rowKey(row))}
              sx={{ display: 'flex', width: '100%', textAlign: 'left', alignItems: 'center', gap: 1, px: 2, py: 1.5 }}
            >
              <Box sx={{ flex: 1, minWidth: 0 }}>
                <Box sx={{ fontWeight: 600, fontSize: 15, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
                  {nameOf(row)}
                </Box>
                {worst && (
                  <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
                    {translate(`enums.ageing.${worst}`)}{' '}
                    <Money value={row[worst]} tone={worst === 'notDue' ? undefined : 'bad'} />
                  </Box>
                )}
              </Box>
              <Money value={bucket ? row[bucket] : row.total} strong />
              <ChevronRight
                fontSize="small"
                sx={{ color: 'text.secondary', transform: isOpen(rowKey(row)) ? 'rotate(90deg)' : 'none' }}
              />
            </ButtonBase>
            {isOpen(rowKey(row)) && <InstalmentLines figure={{ asOf: report.asOf, by: report.by, key: rowKey(row), bucket }} />}
          </Box>
        );
      })}
    </Box>
  );
};
