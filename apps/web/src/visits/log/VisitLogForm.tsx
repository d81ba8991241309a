import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { VISIT_KINDS } from '@keyline/model';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { TextInput, useTranslate, ValidationError } from 'react-admin';
import { useFormContext, useFormState, useWatch } from 'react-hook-form';
import { useMe, useToday } from '../../data/index.js';
import { ChipsInput, DateInput, FormFrame, KeyHint, Panel, QuickDates, useFormBusy } from '../../kit/index.js';
import { AccountPicker } from './AccountPicker.js';
import { CheckIn } from './CheckIn.js';
import { DealInput, MoreInputs } from './MoreInputs.js';
import { PhotosInput } from './PhotosInput.js';
import { PeopleMet } from './PeopleMet.js';
import { keepDraft, type KnownAccount, type VisitDraft } from './visitDraft.js';
import { visitForm, type VisitValues } from './visitForm.js';
import type { KnownPlan } from './useKnownAccounts.js';

export interface VisitLogFormProps {
  draft: VisitDraft;
  /** The plan that it fulfils decides the account. */
  planned: boolean;
  onSave: (values: VisitValues, account: KnownAccount | null) => Promise<Record<string, string> | undefined>;
}

/** Keeps every word on the device while it is typed; says so. */
const useKeptDraft = (draft: VisitDraft, account: KnownAccount | null): boolean => {
  const personId = useMe()?.id;
  const values = useWatch() as VisitValues;
  const [kept, setKept] = useState(draft.savedAt !== '');
  useEffect(() => {
    if (!personId) return undefined;
    const keep = () => setKept(keepDraft(personId, { ...draft, values, account }));
    const timer = setTimeout(keep, 300);
    // The last words before the app is closed or reloaded.
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', keep);
    };
  }, [personId, values, account, draft]);
  return kept;
};

const Row = ({ label, children }: { label?: string; children: ReactNode }) => {
  const translate = useTranslate();
  return (
    <Box>
      {label && <Box sx={{ color: 'text.secondary', fontSize: 12, mb: 0.75 }}>{translate(label)}</Box>}
      {children}
    </Box>
  );
};

/** Another account: the people and deals of the former one go. */
const useAccountChange = (onAccount: (account: KnownAccount | null) => void) => {
  const { setValue, clearErrors } = useFormContext<VisitValues>();
  return (chosen: KnownAccount | null, plan?: KnownPlan) => {
    onAccount(chosen);
    setValue('accountId', chosen?.id ?? null, { shouldDirty: true });
    setValue('contactIds', []);
    setValue('opportunityId', null);
    setValue('planId', plan?.id ?? null);
    if (plan) {
      setValue('kind', plan.kind);
      setValue('purpose', plan.purpose);
    }
    clearErrors('accountId');
  };
};

const SaveBar = ({ kept }: { kept: boolean }) => {
  const translate = useTranslate();
  const busy = useFormBusy();
  return (
    <Box
      sx={{
        position: 'sticky',
        bottom: { xs: 'calc(56px + env(safe-area-inset-bottom))', md: 0 },
        zIndex: 2,
        mx: { xs: -2, md: 0 },
        px: { xs: 2, md: 0 },
        py: 1.25,
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        bgcolor: 'background.default',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box role="status" sx={{ flex: 1, color: 'text.secondary', fontSize: 13 }}>
        {kept && translate('visits.log.draftKept')}
      </Box>
      <Button type="submit" variant="contained" disabled={busy} sx={{ minWidth: { xs: 160, md: 120 } }}>
        {translate('visits.log.save')}
        <KeyHint keys="Ctrl ↵" />
      </Button>
    </Box>
  );
};

interface InputsProps extends Omit<VisitLogFormProps, 'onSave'> {
  account: KnownAccount | null;
  onAccount: (account: KnownAccount | null) => void;
}

/** A refused save shows the first thing to mend; on a phone it may be far above the button. */
const useScrollToProblem = (): void => {
  const { submitCount, isValid } = useFormState<VisitValues>();
  useEffect(() => {
    if (submitCount > 0 && !isValid)
      document.querySelector('main .Mui-error')?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }, [submitCount, isValid]);
};

const Inputs = ({ draft, planned, account, onAccount }: InputsProps) => {
  const pick = useAccountChange(onAccount);
  const kept = useKeptDraft(draft, account);
  const { errors } = useFormState<VisitValues>();
  useScrollToProblem();
  const problem = errors.accountId?.message;
  return (
    <>
      <Box sx={{ display: 'grid', gap: 2, mb: 2 }}>
        <Panel>
          <AccountPicker
            account={account}
            fixed={planned}
            onPick={pick}
            problem={problem && <ValidationError error={problem} />}
          />
        </Panel>
        <Panel>
          <Box sx={{ display: 'grid', gap: 2 }}>
            <ChipsInput source="kind" label="resources.visits.fields.kind" enum="visitKind" values={VISIT_KINDS} required />
            {account && (
              <Row label="visits.log.people">
                <PeopleMet key={account.id} accountId={account.id} />
              </Row>
            )}
            <TextInput source="note" label="resources.visits.fields.note" multiline minRows={3} helperText={false} />
            <TextInput source="result" label="resources.visits.fields.result" multiline minRows={2} helperText={false} />
          </Box>
        </Panel>
        <Panel>
          <Box sx={{ display: 'grid', gap: 1.5 }}>
            <TextInput source="nextStep" label="resources.visits.fields.nextStep" helperText={false} />
            <QuickDates source="nextStepOn" />
            <DateInput source="nextStepOn" label="resources.visits.fields.nextStepOn" />
          </Box>
        </Panel>
        <Panel>
          <Box sx={{ display: 'grid', gap: 2 }}>
            <CheckIn />
            <PhotosInput clientKey={draft.clientKey} />
            {account && <DealInput key={account.id} accountId={account.id} />}
            <MoreInputs values={draft.values} />
          </Box>
        </Panel>
      </Box>
      <SaveBar kept={kept} />
    </>
  );
};

/** The one page on which a visit is logged: account, kind, people, note, next step, save. */
export const VisitLogForm = ({ onSave, ...inputs }: VisitLogFormProps) => {
  const today = useToday();
  const schema = useMemo(() => visitForm(today), [today]);
  const [account, setAccount] = useState(inputs.draft.account);
  const save = (values: unknown) => onSave(values as VisitValues, account);
  return (
    <FormFrame
      schema={schema}
      defaultValues={inputs.draft.values as unknown as Record<string, unknown>}
      onSubmit={save}
      warnBeforeLeaving={false}
    >
      <Inputs {...inputs} account={account} onAccount={setAccount} />
    </FormFrame>
  );
};
