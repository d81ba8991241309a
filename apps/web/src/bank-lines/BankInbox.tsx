import MarkunreadMailboxOutlined from '@mui/icons-material/MarkunreadMailboxOutlined';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { BANK_LINE_STATES, type BankLineRow, type BankLineState, type BookedSure } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { ListBase, useListContext, useNotify, useRefresh, useTranslate } from 'react-admin';
import { Link, useSearchParams } from 'react-router-dom';
import { useApi, useMay } from '../data/index.js';
import {
  ConfirmDialog,
  Drawer,
  EmptyState,
  ErrorState,
  Page,
  Pager,
  RowsSkeleton,
  SearchText,
  totalText,
  useCapped,
  useIsDesk,
} from '../kit/index.js';
import { LineDetail } from './LineDetail.js';
import { LineList } from './LineList.js';

/** Which lines, which words and which line: all in the address, so that it can be shared and left with the back key. */
const useInbox = () => {
  const [params, setParams] = useSearchParams();
  const change = (changes: Record<string, string | null>) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      return next;
    });
  const state = BANK_LINE_STATES.find((each) => each === params.get('view')) ?? 'open';
  return { state, q: params.get('q') ?? '', chosen: params.get('line'), change };
};
type InboxView = ReturnType<typeof useInbox>;

const SureButton = () => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const refresh = useRefresh();
  const [asked, setAsked] = useState(false);
  const book = async () => {
    try {
      const { booked, left } = await api.post<BookedSure>('/bank-lines/book-sure', {});
      notify('bankLines.bookedSure', { type: 'success', messageArgs: { booked, left } });
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    } finally {
      refresh();
    }
  };
  return (
    <>
      <Button variant="contained" onClick={() => setAsked(true)}>
        {translate('bankLines.bookSure')}
      </Button>
      <ConfirmDialog
        open={asked}
        title={translate('bankLines.askSure')}
        body={translate('bankLines.askSureBody')}
        confirmLabel={translate('bankLines.bookSure')}
        onConfirm={book}
        onClose={() => setAsked(false)}
      />
    </>
  );
};

const Lines = ({ view: { state, q, chosen, change } }: { view: InboxView }) => {
  const translate = useTranslate();
  const { data = [], error, isPending, refetch } = useListContext<BankLineRow>();
  if (error && data.length === 0) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <RowsSkeleton rows={8} />;
  if (data.length === 0)
    return state === 'open' && q === '' ? (
      <EmptyState
        icon={<MarkunreadMailboxOutlined />}
        title={translate('bankLines.empty.title')}
        body={translate('bankLines.empty.body')}
      />
    ) : (
      <EmptyState compact title={translate('bankLines.nothing')} />
    );
  return (
    <>
      <LineList lines={data} chosen={chosen} onChoose={(line) => change({ line })} />
      <Box sx={{ borderTop: 1, borderColor: 'divider', '&:empty': { display: 'none' } }}>
        <Pager />
      </Box>
    </>
  );
};

const FRAME = {
  bgcolor: 'background.paper',
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  minWidth: 0,
  overflow: 'hidden',
};

const Inbox = ({ view }: { view: InboxView }) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const { state, q, chosen, change } = view;
  const { total, isPending } = useListContext<BankLineRow>();
  const capped = useCapped();
  const mayImport = useMay('import:run');
  return (
    <Page
      title={translate('bankLines.title')}
      subtitle={isPending ? '…' : translate('kit.total', { total: totalText(total, capped) })}
      actions={
        <>
          {mayImport && (
            <Button
              variant="outlined"
              startIcon={<UploadFileOutlined />}
              component={Link}
              to="/imports/create?kind=bank-statement"
            >
              {translate('bankLines.import')}
            </Button>
          )}
          {state === 'open' && Boolean(total) && <SureButton />}
        </>
      }
    >
      <Tabs
        value={state}
        onChange={(_, next: BankLineState) => change({ view: next, line: null })}
        aria-label={translate('kit.views')}
        sx={{ borderBottom: 1, borderColor: 'divider', mb: 1.5 }}
      >
        {BANK_LINE_STATES.map((each) => (
          <Tab key={each} value={each} label={translate(`bankLines.view.${each}`)} />
        ))}
      </Tabs>
      <Box sx={{ mb: 1.5 }}>
        <SearchText
          value={q}
          placeholder={translate('bankLines.search')}
          onChange={(words) => change({ q: words || null, line: null })}
        />
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: desk ? 'minmax(0, 2fr) minmax(0, 3fr)' : 'minmax(0, 1fr)',
        }}
      >
        <Box sx={FRAME}>
          <Lines view={view} />
        </Box>
        {desk && (
          <Box sx={{ ...FRAME, position: 'sticky', top: 72 }}>
            {chosen ? <LineDetail id={chosen} /> : <EmptyState compact title={translate('bankLines.choose')} />}
          </Box>
        )}
      </Box>
      {!desk && (
        <Drawer open={chosen !== null} onClose={() => change({ line: null })} title={translate('bankLines.title')}>
          {chosen && <LineDetail id={chosen} />}
        </Drawer>
      )}
    </Page>
  );
};

/** 银行流水认领: lines on the left, whose money it may be on the right; on the phone one after the other. */
const BankInbox = () => {
  const view = useInbox();
  return (
    <ListBase
      key={`${view.state} ${view.q}`}
      resource="bank-lines"
      filter={{ state: view.state, ...(view.q ? { q: view.q } : {}) }}
      sort={{ field: 'bookedOn', order: 'ASC' }}
      perPage={25}
      exporter={false}
      disableSyncWithLocation
      storeKey={false}
      queryOptions={{ meta: { rows: true } }}
    >
      <Inbox view={view} />
    </ListBase>
  );
};

export default BankInbox;
