import type { PaymentRecord } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { useApi, useMay } from '../data/index.js';
import { Badge, ConfirmDialog, DateText, EmptyState, exactMoney, Money, Panel, RecordLink } from '../kit/index.js';

type Line = PaymentRecord['allocations'][number];

const AllocationLine = ({ line, onTakeBack }: { line: Line; onTakeBack: (() => void) | null }) => {
  const translate = useTranslate();
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        rowGap: 0.5,
        px: 2,
        py: 1.25,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ flex: '1 1 180px', minWidth: 0, opacity: line.reversedOn ? 0.6 : 1 }}>
        <RecordLink entity="contracts" id={line.contractId}>
          {line.contractNumber}
        </RecordLink>{' '}
        {line.instalmentName}
        <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
          <DateText value={line.allocatedOn} short />
        </Box>
      </Box>
      {line.reversedOn && <Badge>{translate('payments.takenBackOn', { day: line.reversedOn })}</Badge>}
      <Box component="span" sx={{ textDecoration: line.reversedOn ? 'line-through' : undefined }}>
        <Money value={line.amount} strong={!line.reversedOn} />
      </Box>
      {onTakeBack && (
        <Button size="small" onClick={onTakeBack}>
          {translate('payments.takeBack')}
        </Button>
      )}
    </Box>
  );
};

/** What the payment settles, each line to be taken back, and what was taken back. */
export const PaymentAllocations = ({ payment }: { payment: PaymentRecord }) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const refresh = useRefresh();
  const may = useMay('payment:allocate') && payment.reversedOn === null;
  const [asked, setAsked] = useState<Line | null>(null);
  const takeBack = async ({ id }: Line) => {
    try {
      await api.verb('payments', payment.id, 'deallocate', { allocationId: id });
      notify('payments.takenBack', { type: 'success' });
      refresh();
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    }
  };
  return (
    <Panel title={translate('payments.section.allocation')} flush>
      {payment.allocations.length === 0 ? (
        <EmptyState compact title={translate('payments.empty.allocations')} />
      ) : (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {payment.allocations.map((line) => (
            <AllocationLine key={line.id} line={line} onTakeBack={may && !line.reversedOn ? () => setAsked(line) : null} />
          ))}
        </Box>
      )}
      <ConfirmDialog
        open={asked !== null}
        title={translate('payments.askTakeBack', {
          amount: exactMoney(asked?.amount ?? '0'),
          name: `${asked?.contractNumber ?? ''} ${asked?.instalmentName ?? ''}`,
        })}
        body={translate('payments.askTakeBackBody')}
        confirmLabel={translate('payments.takeBack')}
        onConfirm={() => (asked ? takeBack(asked) : undefined)}
        onClose={() => setAsked(null)}
      />
    </Panel>
  );
};
