import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { AccountRow, VisitInput, VisitPlanRow, VisitRow } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { HttpError, useNotify, useRefresh, useTranslate } from 'react-admin';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { dropFilesOf, findPending, sendFiles, sendOrKeep, useApi, useMe, type KeylineDataProvider } from '../data/index.js';
import { DateText, Page, PageSkeleton } from '../kit/index.js';
import { useKnownAccounts, type KnownAccounts } from './log/useKnownAccounts.js';
import { draftPath, dropDraft, openDraft, readDrafts, type KnownAccount, type VisitDraft } from './log/visitDraft.js';
import { emptyVisit, toVisitInput, toVisitValues, type VisitValues } from './log/visitForm.js';
import { VisitLogForm } from './log/VisitLogForm.js';
import { VisitSaved } from './log/VisitSaved.js';

/** What the address asks for: a plan, an account, a visit that waits to be sent, or nothing yet. */
interface Asked {
  slot: string;
  planId: string | null;
  accountId: string | null;
  pendingKey: string | null;
}

const useAsked = (): Asked => {
  const [search] = useSearchParams();
  const [planId, accountId, pendingKey] = [search.get('planId'), search.get('accountId'), search.get('pending')];
  const slot = pendingKey ? `pending:${pendingKey}` : planId ? `plan:${planId}` : accountId ? `account:${accountId}` : 'new';
  return { slot, planId, accountId, pendingKey };
};

interface Start {
  values: VisitValues;
  account: KnownAccount | null;
}

const fromPlan = (plan: Pick<VisitPlanRow, 'id' | 'kind' | 'purpose'>, account: KnownAccount): Start => ({
  account,
  values: { ...emptyVisit, accountId: account.id, planId: plan.id, kind: plan.kind, purpose: plan.purpose },
});

/** What is known on the device already, for when the server cannot be asked. */
const fromKnown = ({ planId, accountId }: Asked, known: KnownAccounts | undefined): Start | undefined => {
  const plan = known?.plans.find(({ id }) => id === planId);
  if (plan) return fromPlan(plan, plan.account);
  const account = known?.recent.find(({ id }) => id === accountId);
  return account && { account, values: { ...emptyVisit, accountId: account.id } };
};

const askStart = async (api: KeylineDataProvider, { planId, accountId }: Asked): Promise<Start> => {
  if (planId) {
    const { data: plan } = await api.getOne<VisitPlanRow>('visit-plans', { id: planId });
    return fromPlan(plan, { id: plan.accountId, name: plan.accountName, grade: plan.accountGrade });
  }
  const { data: account } = await api.getOne<AccountRow>('accounts', { id: accountId ?? '' });
  return {
    account: { id: account.id, name: account.name, grade: account.grade },
    values: { ...emptyVisit, accountId: account.id },
  };
};

/** A visit that was kept for later and is to be mended. */
const pendingDraft = (slot: string, key: string, personId: string): VisitDraft | undefined => {
  const pending = findPending(key);
  if (pending?.personId !== personId) return undefined;
  const values = toVisitValues(pending.body as VisitInput);
  const name = pending.label.split(' · ').slice(1).join(' · ');
  return {
    slot,
    clientKey: pending.key,
    values,
    account: values.accountId ? { id: values.accountId, name, grade: null } : null,
    savedAt: pending.at,
  };
};

/** The draft to go on with: the one kept, the refused one, or a new one. Opened once. Undefined while the account is being asked for. */
const useDraft = (asked: Asked, personId: string): VisitDraft | undefined => {
  const api = useApi();
  const known = useKnownAccounts().data;
  const [draft, setDraft] = useState<VisitDraft | undefined>(
    () =>
      readDrafts(personId)[asked.slot] ?? (asked.pendingKey ? pendingDraft(asked.slot, asked.pendingKey, personId) : undefined),
  );
  const mustAsk = !draft && !asked.pendingKey && Boolean(asked.planId ?? asked.accountId);
  const { data, error } = useQuery({
    queryKey: ['visits', 'start', asked.slot],
    queryFn: () => askStart(api, asked),
    enabled: mustAsk,
    retry: false,
  });
  const unknown: Start | undefined = !mustAsk || error ? { values: emptyVisit, account: null } : undefined;
  const start = data ?? fromKnown(asked, known) ?? unknown;
  if (!draft && start) setDraft(openDraft(personId, asked.slot, start.values, start.account));
  return draft;
};

/** Drafts begun elsewhere, so that none is forgotten. */
const OtherDrafts = ({ personId, slot }: { personId: string; slot: string }) => {
  const translate = useTranslate();
  const [others, setOthers] = useState(() => Object.values(readDrafts(personId)).filter((draft) => draft.slot !== slot));
  const discard = (draft: VisitDraft) => {
    dropDraft(personId, draft.slot);
    void dropFilesOf(draft.clientKey).catch(() => undefined);
    setOthers(others.filter((other) => other !== draft));
  };
  if (others.length === 0) return null;
  return (
    <Box
      sx={{ display: 'grid', gap: 0.5, mb: 2, px: 2, py: 1, borderRadius: 1, bgcolor: (theme) => theme.tokens.tones.soon.soft }}
    >
      {others.map((draft) => (
        <Box key={draft.slot} sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 1 }}>
          <Box sx={{ flex: '1 1 160px', minWidth: 0 }}>
            {translate('visits.log.otherDraft', { name: draft.account?.name ?? translate('visits.log.noAccount') })}{' '}
            <DateText value={draft.savedAt} withTime short />
          </Box>
          <Button component={Link} to={draftPath(draft)}>
            {translate('visits.log.continue')}
          </Button>
          <Button onClick={() => discard(draft)}>{translate('visits.log.discard')}</Button>
        </Box>
      ))}
    </Box>
  );
};

interface Saved {
  visit: VisitRow | 'later';
  accountName: string;
}

/** Sends the visit, or keeps it for later; field errors come back for the form. */
const useSave = (draft: VisitDraft | undefined, onSaved: (saved: Saved) => void) => {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const me = useMe();
  return async (values: VisitValues, account: KnownAccount | null): Promise<Record<string, string> | undefined> => {
    if (!draft || !me) return undefined;
    const accountName = account?.name ?? '';
    try {
      const visit = await sendOrKeep<VisitRow>({
        key: draft.clientKey,
        path: '/visits',
        body: toVisitInput(values, draft.clientKey, me.timeZone),
        label: `${translate('visits.one')} · ${accountName}`,
        mendAt: `/visits/create?pending=${draft.clientKey}`,
        withFiles: true,
      });
      dropDraft(me.id, draft.slot);
      onSaved({ visit, accountName: visit === 'later' ? accountName : visit.accountName });
      if (visit !== 'later') {
        refresh();
        if ((await sendFiles(me.id)) > 0) notify('visits.photos.refused', { type: 'error', multiLine: true });
      }
      return undefined;
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      notify(error.message, { type: 'error' });
      return (error.body as { errors?: Record<string, string> } | undefined)?.errors;
    }
  };
};

/** 记拜访: the most used page of the product, made for a thumb and a minute. */
const VisitLog = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const me = useMe();
  const asked = useAsked();
  const [round, setRound] = useState(0);
  return me ? (
    <LogRound
      key={`${asked.slot}:${round}`}
      asked={asked}
      personId={me.id}
      title={translate('shell.create.visit')}
      onAgain={() => {
        setRound(round + 1);
        void navigate('/visits/create');
      }}
    />
  ) : (
    <PageSkeleton />
  );
};

interface LogRoundProps {
  asked: Asked;
  personId: string;
  title: string;
  onAgain: () => void;
}

/** One visit from the first tap to its confirmation. */
const LogRound = ({ asked, personId, title, onAgain }: LogRoundProps) => {
  const draft = useDraft(asked, personId);
  const [saved, setSaved] = useState<Saved | null>(null);
  const save = useSave(draft, setSaved);
  if (!draft) return <PageSkeleton />;
  return (
    <Page title={title} narrow>
      {saved ? (
        <VisitSaved {...saved} onAgain={onAgain} />
      ) : (
        <>
          <OtherDrafts personId={personId} slot={asked.slot} />
          <VisitLogForm draft={draft} planned={Boolean(asked.planId && draft.account)} onSave={save} />
        </>
      )}
    </Page>
  );
};

export default VisitLog;
