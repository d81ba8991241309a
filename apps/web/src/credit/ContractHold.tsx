import LockOpenOutlined from '@mui/icons-material/LockOpenOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { letsThrough, type AccountCredit, type ContractRecord } from '@keyline/model';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useBothLanguages, useJoined } from '../approvals/words.js';
import { useToday } from '../data/index.js';
import { EnumChip } from '../kit/index.js';
import { ReleaseDrawer } from './CreditDrawers.js';
import { BlockingList, useHoldReasons } from './HoldReasons.js';
import { useCredit } from './useCredit.js';

type Held = Pick<ContractRecord, 'id' | 'accountId' | 'accountName' | 'amount' | 'state'>;
const EMPTY = { lines: [], overdueDays: 0, holdDays: 0 } as never;

/** Who would have to agree to a release, by name. */
const ReleasedBy = ({ steps }: { steps: AccountCredit['releasedBy'] }) => {
  const translate = useTranslate();
  const named = useBothLanguages();
  const joined = useJoined();
  return (
    <Box sx={{ fontSize: 13, display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
      <span>{translate('credit.releasedBy')}</span>
      {steps.map((step) => (
        <span key={step.en}>{`${named(step)} · ${joined(step.people) || '—'}`}</span>
      ))}
    </Box>
  );
};

/** Says on a contract that is not signed yet that it is held, why, and how it is released. Nothing where it is not. */
export const ContractHold = ({ contract }: { contract: Held }) => {
  const translate = useTranslate();
  const today = useToday();
  const [asking, setAsking] = useState(false);
  const waits = contract.state === 'draft' || contract.state === 'in_review';
  const { data: credit } = useCredit(contract.accountId, { enabled: waits, amount: contract.amount });
  const reasons = useHoldReasons(credit ?? EMPTY, contract.amount);
  if (!waits || !credit || reasons.length === 0) return null;
  const release = credit.releases.find(({ contractId }) => contractId === null || contractId === contract.id);
  if (credit.releases.some((each) => letsThrough(each, contract, today))) return null;
  return (
    <Box
      role="status"
      sx={{
        mb: 2,
        px: 2,
        py: 1.5,
        borderRadius: 1,
        display: 'grid',
        gap: 1,
        bgcolor: (theme) => theme.tokens.tones.bad.soft,
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Box sx={{ fontWeight: 600, flex: 1, color: (theme) => theme.tokens.tones.bad.ink }}>
          {translate('credit.contractHeld')}
        </Box>
        {release && <EnumChip enum="creditRelease" value={release.state} />}
        {credit.can.release && release?.state !== 'asked' && (
          <Button variant="contained" startIcon={<LockOpenOutlined />} onClick={() => setAsking(true)}>
            {translate('credit.ask')}
          </Button>
        )}
      </Box>
      {reasons.map((reason) => (
        <div key={reason}>{reason}</div>
      ))}
      <BlockingList blocking={credit.blocking} limit={3} />
      <ReleasedBy steps={credit.releasedBy} />
      <ReleaseDrawer
        accountId={contract.accountId}
        accountName={contract.accountName}
        contract={contract}
        open={asking}
        onClose={() => setAsking(false)}
      />
    </Box>
  );
};
