import Box from '@mui/material/Box';
import type { ApprovalEventRow, ApprovalRecord, ApprovalStepRow, SnapshotLine } from '@keyline/model';
import { useLocale, useTranslate } from 'react-admin';
import { DateText, EnumChip, Facts, Money, OverdueText, Panel } from '../kit/index.js';
import { useBothLanguages, useJoined } from './words.js';

const SnapshotValue = ({ line: { kind = 'text', value, valueEn } }: { line: SnapshotLine }) => {
  const english = useLocale() === 'en';
  if (kind === 'money') return <Money value={value} />;
  if (kind === 'date') return <DateText value={value} />;
  if (kind === 'percent') return <>{`${value} %`}</>;
  return <>{english ? (valueEn ?? value) : value}</>;
};

/** What was asked, as it stood then. */
const Snapshot = ({ lines }: { lines: readonly SnapshotLine[] }) => (
  <Facts
    facts={lines.map((line) => ({
      label: `approvals.snapshot.${line.label}`,
      value: <SnapshotValue line={line} />,
      wide: line.value.length > 30,
    }))}
  />
);

const useAskedText = (): ((step: ApprovalStepRow) => string) => {
  const translate = useTranslate();
  const joined = useJoined();
  return ({ asked, askedCount }) => {
    const names = joined(
      asked.map(({ name, deputyName }) => (deputyName ? translate('approvals.deputy', { name, deputy: deputyName }) : name)),
    );
    if (askedCount === 1) return translate('approvals.asked', { names });
    return translate(askedCount > asked.length ? 'approvals.askedAny' : 'approvals.askedRole', { names, count: askedCount });
  };
};

const StepLine = ({ step }: { step: ApprovalStepRow }) => {
  const translate = useTranslate();
  const named = useBothLanguages();
  const askedText = useAskedText();
  const who = step.onBehalfOfName
    ? translate('approvals.onBehalf', { name: step.decidedByName, principal: step.onBehalfOfName })
    : step.decidedByName;
  return (
    <Box
      component="li"
      sx={{ display: 'flex', gap: 1.5, py: 1, borderBottom: 1, borderColor: 'divider', '&:last-of-type': { borderBottom: 0 } }}
    >
      <Box
        aria-hidden
        sx={{
          width: 22,
          height: 22,
          flex: 'none',
          borderRadius: '50%',
          border: 1,
          borderColor: 'divider',
          display: 'grid',
          placeItems: 'center',
          fontSize: 12,
          color: 'text.secondary',
        }}
      >
        {step.stage}
      </Box>
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Box component="span" sx={{ fontWeight: 500 }}>
            {named(step.name)}
          </Box>
          <EnumChip enum="approvalStep" value={step.state} />
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: 13, display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>
          {step.state === 'open' && <span>{askedText(step)}</span>}
          {step.state === 'open' && step.dueOn && (
            <span>
              {translate('approvals.due')} <DateText value={step.dueOn} /> <OverdueText dueOn={step.dueOn} settled={false} />
            </span>
          )}
          {who && <span>{who}</span>}
          {step.decidedAt && <DateText value={step.decidedAt} withTime />}
        </Box>
        {step.note && <Box sx={{ mt: 0.5, whiteSpace: 'pre-line' }}>{step.note}</Box>}
      </Box>
    </Box>
  );
};

/** The steps, those side by side under the same number. */
export const StepList = ({ steps }: { steps: readonly ApprovalStepRow[] }) => (
  <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
    {steps.map((step) => (
      <StepLine key={step.id} step={step} />
    ))}
  </Box>
);

const HistoryLine = ({ event }: { event: ApprovalEventRow }) => {
  const translate = useTranslate();
  const named = useBothLanguages();
  const person = event.onBehalfOfName
    ? translate('approvals.onBehalf', { name: event.personName, principal: event.onBehalfOfName })
    : (event.personName ?? '');
  return (
    <Box component="li" sx={{ py: 0.75 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'baseline' }}>
        <span>{translate(`approvals.event.${event.kind}`, { person })}</span>
        {event.stepName && (
          <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>
            {named(event.stepName)}
          </Box>
        )}
        <Box component="span" sx={{ color: 'text.secondary', fontSize: 13, ml: 'auto' }}>
          <DateText value={event.at} withTime />
        </Box>
      </Box>
      {event.note && <Box sx={{ color: 'text.secondary', whiteSpace: 'pre-line' }}>{event.note}</Box>}
    </Box>
  );
};

/** What happened, in order. */
export const HistoryList = ({ history }: { history: readonly ApprovalEventRow[] }) => (
  <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
    {history.map((event) => (
      <HistoryLine key={event.id} event={event} />
    ))}
  </Box>
);

/** Everything that somebody who decides has to know. */
export const ApprovalBody = ({ approval }: { approval: ApprovalRecord }) => {
  const translate = useTranslate();
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.4fr) minmax(300px, 1fr)' },
      }}
    >
      <Panel title={translate('approvals.what')}>
        <Snapshot lines={approval.snapshot} />
      </Panel>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Panel title={translate('approvals.steps')}>
          <StepList steps={approval.steps} />
        </Panel>
        <Panel title={translate('approvals.history')}>
          <HistoryList history={approval.history} />
        </Panel>
      </Box>
    </Box>
  );
};
