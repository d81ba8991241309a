import { IgnoreBankLineInput, type BankLineRecord, type BankProposal } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { TextInput, useGetOne, useNotify, useRefresh, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { DateText, ErrorState, exactMoney, Facts, FormDialog, Money, RecordLink, RowsSkeleton } from '../kit/index.js';
import { BookDrawer } from './BookDrawer.js';
import { ProposalCard } from './ProposalCard.js';

const field = (name: string): string => `resources.bank-lines.fields.${name}`;

const LineFacts = ({ line }: { line: BankLineRecord }) => {
  const translate = useTranslate();
  return (
    <Facts
      facts={[
        { label: field('amount'), value: <Money value={line.amount} strong /> },
        { label: field('bookedOn'), value: <DateText value={line.bookedOn} /> },
        { label: field('payerName'), value: line.payerName },
        { label: field('payerAccount'), value: line.payerAccount },
        { label: field('purpose'), value: line.purpose, wide: true },
        { label: field('reference'), value: line.reference },
        { label: field('ownAccount'), value: line.ownAccount },
        { label: field('fileName'), value: translate('bankLines.from', { file: line.fileName, line: line.line }), wide: true },
        ...(line.state === 'ignored' ? [{ label: field('ignoredReason'), value: line.ignoredReason, wide: true }] : []),
        ...(line.paymentId
          ? [
              {
                label: 'bankLines.bookedAs',
                value: (
                  <RecordLink entity="payments" id={line.paymentId}>
                    {line.paymentNumber} {line.accountName}
                  </RecordLink>
                ),
                wide: true,
              },
            ]
          : []),
        ...(line.decidedAt ? [{ label: field('decidedByName'), value: line.decidedByName }] : []),
      ]}
    />
  );
};

const IgnoreDialog = ({ line, open, onClose }: { line: BankLineRecord; open: boolean; onClose: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const payer = line.payerName ?? translate('bankLines.noPayer');
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={translate('bankLines.ignoreTitle', { amount: exactMoney(line.amount), payer })}
      body={translate('bankLines.ignoreBody')}
      schema={IgnoreBankLineInput}
      record={{}}
      onSubmit={(values) => api.verb('bank-lines', line.id, 'ignore', values)}
      submitLabel={translate('bankLines.ignore')}
      done="bankLines.ignored"
    >
      <Box sx={{ pt: 1 }}>
        <TextInput source="reason" label={field('ignoredReason')} isRequired helperText={false} autoFocus />
      </Box>
    </FormDialog>
  );
};

const useVerbs = (line: BankLineRecord) => {
  const api = useApi();
  const notify = useNotify();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const act = async (verb: string, body: Record<string, unknown>, done: string): Promise<void> => {
    setBusy(true);
    try {
      await api.verb('bank-lines', line.id, verb, body);
      notify(done, { type: 'success' });
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    } finally {
      setBusy(false);
      refresh();
    }
  };
  return {
    busy,
    book: ({ accountId, allocate }: BankProposal) =>
      act(
        'book',
        { accountId, allocate: allocate.map(({ instalmentId, amount }) => ({ instalmentId, amount })) },
        'bankLines.booked',
      ),
    reopen: () => act('reopen', {}, 'bankLines.reopened'),
  };
};

const Proposals = ({ line }: { line: BankLineRecord }) => {
  const translate = useTranslate();
  const { busy, book } = useVerbs(line);
  if (line.proposals.length === 0) return <Box sx={{ color: 'text.secondary' }}>{translate('bankLines.none')}</Box>;
  return (
    <Box
      component="ul"
      aria-label={translate('bankLines.proposals')}
      sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.5 }}
    >
      {line.proposals.map((proposal, index) => (
        <ProposalCard
          key={proposal.accountId}
          proposal={proposal}
          first={index === 0}
          busy={busy}
          onBook={() => void book(proposal)}
        />
      ))}
    </Box>
  );
};

const Loaded = ({ line }: { line: BankLineRecord }) => {
  const translate = useTranslate();
  const [open, setOpen] = useState<'book' | 'ignore' | null>(null);
  const { busy, reopen } = useVerbs(line);
  const close = () => setOpen(null);
  return (
    <Box sx={{ display: 'grid', gap: 2, p: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <LineFacts line={line} />
      {line.state === 'open' && <Proposals line={line} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {line.can.book && (
          <Button variant="outlined" onClick={() => setOpen('book')}>
            {translate(line.proposals.length > 0 ? 'bankLines.other' : 'bankLines.pick')}
          </Button>
        )}
        {line.can.ignore && <Button onClick={() => setOpen('ignore')}>{translate('bankLines.ignore')}</Button>}
        {line.can.reopen && (
          <Button variant="outlined" disabled={busy} onClick={() => void reopen()}>
            {translate('bankLines.reopen')}
          </Button>
        )}
      </Box>
      <BookDrawer line={line} open={open === 'book'} onClose={close} />
      <IgnoreDialog line={line} open={open === 'ignore'} onClose={close} />
    </Box>
  );
};

/** One line: what the bank says, whose money it may be, and what to do with it. */
export const LineDetail = ({ id }: { id: string }) => {
  const { data: line, error, refetch } = useGetOne<BankLineRecord>('bank-lines', { id });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  // A row of the list comes first, without its proposals.
  return line?.proposals ? <Loaded key={line.id} line={line} /> : <RowsSkeleton rows={6} />;
};
