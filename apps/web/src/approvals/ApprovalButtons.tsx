import Check from '@mui/icons-material/Check';
import NotificationsActiveOutlined from '@mui/icons-material/NotificationsActiveOutlined';
import Reply from '@mui/icons-material/Reply';
import Undo from '@mui/icons-material/Undo';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ApproveInput, RecallApprovalInput, ReturnApprovalInput, type ApprovalRecord, type ApprovalRow } from '@keyline/model';
import { useState } from 'react';
import { TextInput, useGetOne, useNotify, useRefresh, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { ChipsInput, FormDialog, KeyHint } from '../kit/index.js';
import { useKeys } from '../measures/index.js';
import { useBothLanguages, useJoined } from './words.js';

type Verb = 'approve' | 'return' | 'recall';

interface DialogProps {
  approval: ApprovalRecord;
  verb: Verb | null;
  onClose: () => void;
  onDone: () => void;
}

const field = (name: string): string => `resources.approvals.fields.${name}`;

const Dialogs = ({ approval, verb, onClose, onDone }: DialogProps) => {
  const translate = useTranslate();
  const named = useBothLanguages();
  const joined = useJoined();
  const api = useApi();
  const { title, version, returnTo, steps } = approval;
  const send = (what: Verb) => async (values: object) => {
    await api.verb('approvals', approval.id, what, { ...values, version });
    onDone();
  };
  const stages = returnTo.map((stage) => {
    const names = steps.filter((step) => step.stage === stage).map((step) => named(step.name));
    return { id: String(stage), name: translate('approvals.toStage', { stage, names: joined(names) }) };
  });
  const shared = { onClose, record: { version } };
  return (
    <>
      <FormDialog
        {...shared}
        open={verb === 'approve'}
        title={translate('approvals.approveTitle', { title })}
        schema={ApproveInput}
        onSubmit={send('approve')}
        submitLabel={translate('approvals.approve')}
        done="approvals.approved"
      >
        <TextInput source="note" label="approvals.note" multiline minRows={2} helperText={false} />
      </FormDialog>
      <FormDialog
        {...shared}
        open={verb === 'return'}
        title={translate('approvals.returnTitle', { title })}
        schema={ReturnApprovalInput}
        onSubmit={send('return')}
        submitLabel={translate('approvals.return')}
        done="approvals.returned"
      >
        <Box sx={{ display: 'grid', gap: 1.5, pt: 1 }}>
          <TextInput source="note" label="approvals.reason" isRequired multiline minRows={2} helperText={false} autoFocus />
          {stages.length > 0 && <ChipsInput source="toStage" label={field('toStage')} choices={stages} asNumber />}
        </Box>
      </FormDialog>
      <FormDialog
        {...shared}
        open={verb === 'recall'}
        title={translate('approvals.recallTitle', { title })}
        body={translate('approvals.recallBody')}
        schema={RecallApprovalInput}
        onSubmit={send('recall')}
        submitLabel={translate('approvals.recall')}
        destructive
        done="approvals.recalled"
      />
    </>
  );
};

/** The asker's own two buttons. */
const AskerButtons = ({ approval, onRecall }: { approval: ApprovalRecord; onRecall: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const remind = async (): Promise<void> => {
    setBusy(true);
    try {
      await api.verb('approvals', approval.id, 'remind', {});
      notify('approvals.reminded', { type: 'success' });
      refresh();
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {approval.can.recall && (
        <Button variant="outlined" startIcon={<Undo />} onClick={onRecall}>
          {translate('approvals.recall')}
        </Button>
      )}
      {approval.can.remind && (
        <Button variant="outlined" startIcon={<NotificationsActiveOutlined />} disabled={busy} onClick={() => void remind()}>
          {translate('approvals.remind')}
        </Button>
      )}
    </>
  );
};

export interface ApprovalButtonsProps {
  approval: ApprovalRecord;
  /** After a decision or a recall. */
  onDone?: () => void;
  /** A and R as keys: on pages that are about this approval. */
  keys?: boolean;
}

/** Approve (A), return (R), recall, remind: shown to whoever may. Approving is two taps: the button, and the word. */
export const ApprovalButtons = ({ approval, onDone = () => undefined, keys = false }: ApprovalButtonsProps) => {
  const translate = useTranslate();
  const [verb, setVerb] = useState<Verb | null>(null);
  const decides = approval.can.decide;
  useKeys({ a: keys && decides && (() => setVerb('approve')), r: keys && decides && (() => setVerb('return')) });
  return (
    <>
      <AskerButtons approval={approval} onRecall={() => setVerb('recall')} />
      {decides && (
        <>
          <Button variant="outlined" startIcon={<Reply />} onClick={() => setVerb('return')}>
            {translate('approvals.return')}
            {keys && <KeyHint keys="R" />}
          </Button>
          <Button variant="contained" startIcon={<Check />} onClick={() => setVerb('approve')}>
            {translate('approvals.approve')}
            {keys && <KeyHint keys="A" />}
          </Button>
        </>
      )}
      <Dialogs approval={approval} verb={verb} onClose={() => setVerb(null)} onDone={onDone} />
    </>
  );
};

/**
 * The two buttons in a row of the inbox: from there, too, approving is two taps. What the dialog needs beyond the row is asked for when it
 * opens. Inside a row that is a link, the buttons and the dialog do not follow it.
 */
export const ApprovalRowButtons = ({ approval, onDone }: { approval: ApprovalRow; onDone: () => void }) => {
  const translate = useTranslate();
  const [verb, setVerb] = useState<Verb | null>(null);
  const { data: whole } = useGetOne<ApprovalRecord>('approvals', { id: approval.id }, { enabled: verb !== null });
  if (!approval.can.decide) return null;
  return (
    <>
      <Box
        sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1, mt: 1 }}
        onClick={(event) => {
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        <Button variant="outlined" startIcon={<Reply />} onClick={() => setVerb('return')} sx={{ minHeight: 44 }}>
          {translate('approvals.return')}
        </Button>
        <Button variant="contained" startIcon={<Check />} onClick={() => setVerb('approve')} sx={{ minHeight: 44 }}>
          {translate('approvals.approve')}
        </Button>
      </Box>
      <Box onClick={(event) => event.stopPropagation()}>
        {whole?.steps && <Dialogs approval={whole} verb={verb} onClose={() => setVerb(null)} onDone={onDone} />}
      </Box>
    </>
  );
};
