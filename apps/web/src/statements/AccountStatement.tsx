import type { PaymentHabit, Statement } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useApi, useToday } from '../data/index.js';
import { ChoiceChips, DayField, ErrorState, Facts, Money, Panel, RowsSkeleton } from '../kit/index.js';
import { QUICK_PERIODS, quickPeriod, type Period, type QuickPeriod } from './period.js';

const FIGURES = ['opening', 'due', 'paid', 'writtenOff', 'closing'] as const;

const PeriodInputs = ({ period, onChange }: { period: Period; onChange: (period: Period) => void }) => {
  const translate = useTranslate();
  const day = (name: keyof Period) => (
    <DayField
      label={translate(`resources.statement-runs.fields.${name}`)}
      value={period[name]}
      onChange={(day) => day && onChange({ ...period, [name]: day })}
      sx={{ flex: '1 1 130px', maxWidth: 180 }}
    />
  );
  return (
    <>
      {day('from')}
      {day('to')}
    </>
  );
};

const Figures = ({ accountId, period }: { accountId: string; period: Period }) => {
  const translate = useTranslate();
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['accounts', 'statement', accountId, period],
    queryFn: () => api.get<Statement>(`/accounts/${accountId}/statement`, { ...period }),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} compact />;
  if (!data) return <RowsSkeleton rows={1} />;
  return (
    <Facts facts={FIGURES.map((name) => ({ label: translate(`statements.${name}`), value: <Money value={data[name]} /> }))} />
  );
};

/** How late the account pays, on average. */
const Habit = ({ accountId }: { accountId: string }) => {
  const translate = useTranslate();
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['accounts', 'payment-habit', accountId],
    queryFn: () => api.get<PaymentHabit>(`/accounts/${accountId}/payment-habit`),
  });
  if (!data) return null;
  return (
    <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>
      {data.averageDaysLate === null
        ? translate('statements.noHabit')
        : translate('statements.habit', { days: data.averageDaysLate, late: data.late, settled: data.settled })}
    </Box>
  );
};

/** 对账单 of one customer: choose the period, see the balance, take it as PDF or Excel. */
export const AccountStatement = ({ accountId }: { accountId: string }) => {
  const translate = useTranslate();
  const today = useToday();
  const [period, setPeriod] = useState<Period>(() => quickPeriod('lastMonth', today));
  const chosen = QUICK_PERIODS.filter((which) => {
    const quick = quickPeriod(which, today);
    return quick.from === period.from && quick.to === period.to;
  });
  const sound = period.from <= period.to;
  const path = (format: string) =>
    `/api/accounts/${accountId}/statement?${new URLSearchParams({ ...period, format }).toString()}`;
  return (
    <Panel title={translate('statements.title')} actions={<Habit accountId={accountId} />}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 2 }}>
        <ChoiceChips
          label={translate('resources.statement-runs.fields.period')}
          choices={QUICK_PERIODS.map((id) => ({ id, name: translate(`statements.quick.${id}`) }))}
          value={chosen.slice(0, 1)}
          onChange={([next]) => next && setPeriod(quickPeriod(next as QuickPeriod, today))}
        />
        <PeriodInputs period={period} onChange={setPeriod} />
      </Box>
      {sound ? (
        <Figures accountId={accountId} period={period} />
      ) : (
        <Box role="alert" sx={{ color: (theme) => theme.tokens.tones.bad.ink }}>
          {translate('statements.badPeriod')}
        </Box>
      )}
      <Box sx={{ display: 'flex', gap: 1, mt: 2 }}>
        <Button variant="outlined" href={path('pdf')} disabled={!sound} download>
          {translate('statements.pdf')}
        </Button>
        <Button variant="outlined" href={path('xlsx')} disabled={!sound} download>
          {translate('statements.xlsx')}
        </Button>
      </Box>
    </Panel>
  );
};
