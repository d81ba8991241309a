import EditOutlined from '@mui/icons-material/EditOutlined';
import type { ContractRecord, InstalmentRow } from '@keyline/model';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Badge, CardLines, DateText, EmptyState, Money, NameAndKind, Panel, PersonName, useIsDesk } from '../kit/index.js';
import { DueText } from '../instalments/DueText.js';
import { InstalmentDrawer } from '../instalments/InstalmentDrawer.js';
import { InvoicedText } from '../instalments/InvoicedText.js';
import { ResponsibilityDrawer } from '../instalments/ResponsibilityDrawer.js';

const Dispute = ({ part }: { part: InstalmentRow }) => {
  const translate = useTranslate();
  if (!part.disputedOn) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.75, fontSize: 12, color: 'text.secondary' }}>
      <Badge tone="soon">{translate('instalments.disputed')}</Badge>
      <DateText value={part.disputedOn} short />
      <span>{part.disputeNote}</span>
    </Box>
  );
};

interface PartsProps {
  parts: InstalmentRow[];
  onEdit: (part: InstalmentRow) => void;
  /** Asks who answered for it. */
  onAsk: (part: InstalmentRow) => void;
}

const EditButton = ({ part, onEdit }: { part: InstalmentRow; onEdit: PartsProps['onEdit'] }) => {
  const translate = useTranslate();
  if (!part.can.edit) return null;
  return (
    <IconButton size="small" aria-label={translate('instalments.edit', { name: part.name })} onClick={() => onEdit(part)}>
      <EditOutlined fontSize="small" />
    </IconButton>
  );
};

/** Who collects it; a click tells who did before, and why. */
const Answering = ({ part, onAsk }: { part: InstalmentRow; onAsk: PartsProps['onAsk'] }) => {
  const translate = useTranslate();
  return (
    <ButtonBase
      aria-label={translate('instalments.responsibility.open', { name: part.name })}
      onClick={() => onAsk(part)}
      sx={{ font: 'inherit', borderRadius: 0.5, '&:hover': { textDecoration: 'underline' } }}
    >
      <PersonName name={part.collectorName} />
    </ButtonBase>
  );
};

const PartsTable = ({ parts, onEdit, onAsk }: PartsProps) => {
  const translate = useTranslate();
  const label = (name: string) => translate(`resources.instalments.fields.${name}`);
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={translate('contracts.section.schedule')} sx={{ '& th, & td': { px: 1 } }}>
        <TableHead>
          <TableRow>
            <TableCell>{label('name')}</TableCell>
            <TableCell>{label('dueOn')}</TableCell>
            <TableCell align="right">{label('amount')}</TableCell>
            <TableCell align="right">{label('open')}</TableCell>
            <TableCell>{label('invoiced')}</TableCell>
            <TableCell>{label('collectorName')}</TableCell>
            <TableCell />
          </TableRow>
        </TableHead>
        <TableBody>
          {parts.map((part) => (
            <TableRow key={part.id}>
              <TableCell sx={{ minWidth: 112 }}>
                <NameAndKind name={part.name} enum="instalmentKind" kind={part.kind} />
                <Dispute part={part} />
              </TableCell>
              <TableCell>
                <DueText part={part} running={part.bucket !== null} />
              </TableCell>
              <TableCell align="right">
                <Money value={part.amount} />
                {/[1-9]/.test(part.received) && (
                  <Box sx={{ fontSize: 12, color: 'text.secondary', whiteSpace: 'nowrap' }}>
                    {label('received')} <Money value={part.received} />
                  </Box>
                )}
              </TableCell>
              <TableCell align="right">
                <Money value={part.open} tone={part.overdueDays > 0 ? 'bad' : undefined} />
              </TableCell>
              <TableCell>
                <InvoicedText part={part} />
              </TableCell>
              <TableCell>
                <Answering part={part} onAsk={onAsk} />
              </TableCell>
              <TableCell align="right">
                <EditButton part={part} onEdit={onEdit} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};

const PartsCards = ({ parts, onEdit, onAsk }: PartsProps) => {
  const translate = useTranslate();
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {parts.map((part) => (
        <Box component="li" key={part.id} sx={{ px: 2, py: 1.5, borderTop: 1, borderColor: 'divider' }}>
          <CardLines
            title={part.name}
            badge={
              <>
                <Money value={part.amount} strong />
                <EditButton part={part} onEdit={onEdit} />
              </>
            }
            facts={
              <>
                <span>
                  {translate('resources.instalments.fields.open')}{' '}
                  <Money value={part.open} tone={part.overdueDays > 0 ? 'bad' : undefined} />
                </span>
                <InvoicedText part={part} />
                <Answering part={part} onAsk={onAsk} />
              </>
            }
            next={
              <>
                <DueText part={part} running={part.bucket !== null} />
                <Dispute part={part} />
              </>
            }
          />
        </Box>
      ))}
    </Box>
  );
};

/** The payment schedule with what came in, what is late, who collects, and what the customer disputes. */
export const ContractSchedule = ({ contract }: { contract: ContractRecord }) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const [editing, setEditing] = useState<InstalmentRow | null>(null);
  const [asked, setAsked] = useState<InstalmentRow | null>(null);
  const Parts = desk ? PartsTable : PartsCards;
  return (
    <Panel title={translate('contracts.section.schedule')} flush>
      {contract.instalments.length === 0 ? (
        <EmptyState compact title={translate('contracts.schedule.none')} />
      ) : (
        <Parts parts={contract.instalments} onEdit={setEditing} onAsk={setAsked} />
      )}
      <ResponsibilityDrawer instalment={asked} onClose={() => setAsked(null)} />
      <InstalmentDrawer instalment={editing} onClose={() => setEditing(null)} />
    </Panel>
  );
};
