import MoneyOffOutlined from '@mui/icons-material/MoneyOffOutlined';
import PaymentsOutlined from '@mui/icons-material/PaymentsOutlined';
import type { InstalmentRow } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useApi, useMay } from '../data/index.js';
import { DueText } from '../instalments/DueText.js';
import { Badge, ErrorState, Money, PersonName, RecordLink, RowsSkeleton } from '../kit/index.js';
import { ProposeWriteOff } from '../write-offs/index.js';
import { figureRows, type Figure } from './useReceivables.js';

const paymentFor = (part: InstalmentRow): string =>
  `/payments/create?source=${encodeURIComponent(JSON.stringify({ accountId: part.accountId, amount: part.open }))}`;

/** What will not be paid is proposed for write-off. */
const GiveUp = ({ part }: { part: InstalmentRow }) => {
  const translate = useTranslate();
  const may = useMay('bad-debt:propose');
  const [proposing, setProposing] = useState(false);
  if (!may) return null;
  return (
    <>
      <Tooltip title={translate('writeOffs.propose')}>
        <IconButton size="small" aria-label={translate('writeOffs.propose')} onClick={() => setProposing(true)}>
          <MoneyOffOutlined fontSize="small" />
        </IconButton>
      </Tooltip>
      <ProposeWriteOff instalment={proposing ? part : null} onClose={() => setProposing(false)} />
    </>
  );
};

const Line = ({ part, withAccount, mayBook }: { part: InstalmentRow; withAccount: boolean; mayBook: boolean }) => {
  const translate = useTranslate();
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        alignItems: 'center',
        columnGap: 2,
        rowGap: 0.5,
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
        fontSize: 13,
        gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', lg: 'minmax(0, 2fr) minmax(0, 2fr) minmax(0, 1fr) 140px 120px' },
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <RecordLink entity="contracts" id={part.contractId}>
          {part.contractNumber}
        </RecordLink>{' '}
        {part.name}
        {withAccount && <Box sx={{ color: 'text.secondary' }}>{part.accountName}</Box>}
      </Box>
      <Box sx={{ gridRow: { xs: 2, lg: 'auto' } }}>
        <DueText part={part} /> {part.disputedOn && <Badge tone="soon">{translate('instalments.disputed')}</Badge>}
      </Box>
      <Box sx={{ gridRow: { xs: 3, lg: 'auto' }, color: 'text.secondary' }}>
        <PersonName name={part.collectorName} plain />
      </Box>
      <Box sx={{ textAlign: 'right', gridColumn: { xs: 2, lg: 'auto' }, gridRow: { xs: 1, lg: 'auto' } }}>
        <Money value={part.open} strong tone={part.overdueDays > 0 ? 'bad' : undefined} />
      </Box>
      <Box sx={{ textAlign: 'right', gridColumn: { xs: 2, lg: 'auto' }, gridRow: { xs: '2 / span 2', lg: 'auto' } }}>
        {mayBook && (
          <Button size="small" startIcon={<PaymentsOutlined />} component={Link} to={paymentFor(part)}>
            {translate('receivables.book')}
          </Button>
        )}
        {part.overdueDays > 0 && <GiveUp part={part} />}
      </Box>
    </Box>
  );
};

/** The instalments behind a row of the report, each with what can be done about it. */
export const InstalmentLines = ({ figure }: { figure: Figure }) => {
  const api = useApi();
  const mayBook = useMay('payment:book');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['receivables', 'rows', figure],
    queryFn: () => figureRows(api, figure),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} compact />;
  if (isPending) return <RowsSkeleton rows={2} />;
  return (
    <Box component="ul" sx={{ m: 0, px: { xs: 2, lg: 5 }, pb: 1, listStyle: 'none', bgcolor: (theme) => theme.tokens.page }}>
      {data.map((part) => (
        <Line key={part.id} part={part} withAccount={figure.by !== 'account'} mayBook={mayBook} />
      ))}
    </Box>
  );
};
