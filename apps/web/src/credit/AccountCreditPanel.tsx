import EditOutlined from '@mui/icons-material/EditOutlined';
import LockOpenOutlined from '@mui/icons-material/LockOpenOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import type { AccountCredit, CreditLine, CreditReleaseRow } from '@keyline/model';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Badge, DateText, EnumChip, ErrorState, isNegative, Money, Panel, RowsSkeleton } from '../kit/index.js';
import { CreditDrawer, ReleaseDrawer } from './CreditDrawers.js';
import { BlockingList, useHoldReasons } from './HoldReasons.js';
import { useCredit } from './useCredit.js';

/** How much of a limit is used, of a hundred; a bar is a picture, the sums stand beside it. */
const share = ({ limit, exposure }: CreditLine): number =>
  limit === null || Number(limit) <= 0 ? 0 : Math.max(0, Math.min(100, (Number(exposure) / Number(limit)) * 100));

const LimitLine = ({ line }: { line: CreditLine }) => {
  const translate = useTranslate();
  const used = share(line);
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
        <Box component="span" sx={{ flex: 1 }}>
          {translate('credit.exposure')} <Money value={line.exposure} strong />
        </Box>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {translate(line.scope === 'group' ? 'credit.groupLimit' : 'credit.limit')}{' '}
          {line.limit === null ? translate('credit.none') : <Money value={line.limit} />}
        </Box>
      </Box>
      {line.limit !== null && (
        <LinearProgress
          aria-label={translate('credit.exposure')}
          variant="determinate"
          value={used}
          color={used >= 100 ? 'error' : used >= 80 ? 'warning' : 'primary'}
          sx={{ mt: 0.75, height: 6, borderRadius: 3 }}
        />
      )}
    </Box>
  );
};

const Releases = ({ releases }: { releases: readonly CreditReleaseRow[] }) => {
  const translate = useTranslate();
  if (releases.length === 0) return null;
  return (
    <Box>
      <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{translate('credit.releases')}</Box>
      {releases.slice(0, 5).map((release) => (
        <Box key={release.id} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, py: 0.5 }}>
          <EnumChip enum="creditRelease" value={release.state} />
          <Money value={release.amount} />
          <span>
            {translate('credit.until')} <DateText value={release.expiresOn} short />
          </span>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {release.contractNumber ?? release.reason}
          </Box>
        </Box>
      ))}
    </Box>
  );
};

const Body = ({ credit }: { credit: AccountCredit }) => {
  const translate = useTranslate();
  const reasons = useHoldReasons(credit, '0.01');
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {credit.lines.map((line) => (
        <LimitLine key={line.scope} line={line} />
      ))}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3 }}>
        {credit.free !== null && (
          <span>
            {translate(isNegative(credit.free) ? 'credit.exceeded' : 'credit.free')} <Money value={credit.free} />
          </span>
        )}
        <span>
          {translate('credit.overdue')} <Money value={credit.overdue} />
          {credit.overdueDays > 0 && ` · ${translate('credit.days', { smart_count: credit.overdueDays })}`}
        </span>
        <span>
          {translate('resources.credit.fields.paymentTermDays')} {credit.paymentTermDays}
        </span>
        {credit.creditRating && <Badge tone="info">{credit.creditRating}</Badge>}
      </Box>
      {reasons.length > 0 && (
        <Box sx={{ color: (theme) => theme.tokens.tones.bad.ink }}>
          {reasons.map((reason) => (
            <div key={reason}>{reason}</div>
          ))}
        </Box>
      )}
      {credit.held && credit.blocking.length > 0 && (
        <Box>
          <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{translate('credit.blocking')}</Box>
          <BlockingList blocking={credit.blocking} />
        </Box>
      )}
      <Releases releases={credit.releases} />
    </Box>
  );
};

/** The credit of an account: what it owes of what it may owe, why it is held, what was released. */
export const AccountCreditPanel = ({ accountId, accountName }: { accountId: string; accountName: string }) => {
  const translate = useTranslate();
  const { data: credit, error, isLoading, refetch } = useCredit(accountId);
  const [drawer, setDrawer] = useState<'edit' | 'release' | null>(null);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} compact />;
  if (isLoading) return <RowsSkeleton rows={3} />;
  if (!credit) return null;
  const close = (): void => setDrawer(null);
  return (
    <Panel
      title={
        <>
          {translate('credit.title')}{' '}
          <Badge tone={credit.held ? 'bad' : 'good'} dot>
            {translate(credit.held ? 'credit.held' : 'credit.ok')}
          </Badge>
        </>
      }
      actions={
        <>
          {credit.can.release && credit.held && (
            <Button startIcon={<LockOpenOutlined />} onClick={() => setDrawer('release')}>
              {translate('credit.ask')}
            </Button>
          )}
          {credit.can.edit && (
            <Button startIcon={<EditOutlined />} onClick={() => setDrawer('edit')}>
              {translate('credit.edit')}
            </Button>
          )}
        </>
      }
    >
      <Body credit={credit} />
      <CreditDrawer credit={credit} open={drawer === 'edit'} onClose={close} />
      <ReleaseDrawer accountId={accountId} accountName={accountName} open={drawer === 'release'} onClose={close} />
    </Panel>
  );
};
