import OpenInNew from '@mui/icons-material/OpenInNew';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ApprovalRecord } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DateText, EnumChip, Money, OverdueText, Page, RecordHeader, useIsDesk } from '../kit/index.js';
import { ApprovalBody } from './ApprovalBody.js';
import { ApprovalButtons } from './ApprovalButtons.js';

const Header = ({ approval, onDone }: { approval: ApprovalRecord; onDone?: () => void }) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const { state, code, title, requesterName, requestedAt, amount, dueOn, link } = approval;
  return (
    <RecordHeader
      name={title}
      badges={
        <>
          <EnumChip enum="approvalCode" value={code} dot={false} />
          <EnumChip enum="approvalState" value={state} />
        </>
      }
      ownerName={requesterName}
      facts={
        <>
          {amount && <Money value={amount} strong />}
          <DateText value={requestedAt} withTime />
          {state === 'pending' && <OverdueText dueOn={dueOn} settled={false} soonDays={2} />}
        </>
      }
      actions={
        <>
          <Button variant="text" startIcon={<OpenInNew />} component={Link} to={link}>
            {translate('approvals.openThing')}
          </Button>
          {desk && <ApprovalButtons approval={approval} onDone={onDone} keys />}
        </>
      }
    />
  );
};

/** One request: what is asked, who has said what, and the buttons - under the thumb on the phone. */
export const ApprovalPage = ({ approval, onDone }: { approval: ApprovalRecord; onDone?: () => void }) => {
  const desk = useIsDesk();
  const acts = approval.can.decide || approval.can.recall || approval.can.remind;
  return (
    <Page title={approval.title} header={<Header approval={approval} onDone={onDone} />}>
      <ApprovalBody approval={approval} />
      {!desk && acts && (
        <Box
          sx={{
            position: 'sticky',
            bottom: 'calc(56px + env(safe-area-inset-bottom))',
            display: 'flex',
            gap: 1,
            mx: -2,
            mt: 2,
            px: 2,
            py: 1.5,
            bgcolor: 'background.paper',
            borderTop: 1,
            borderColor: 'divider',
            '& > button': { flex: 1, minHeight: 44 },
          }}
        >
          <ApprovalButtons approval={approval} onDone={onDone} />
        </Box>
      )}
    </Page>
  );
};
