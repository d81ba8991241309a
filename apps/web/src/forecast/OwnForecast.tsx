import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { ForecastInput, type ForecastDraft, type ForecastRow } from '@keyline/model';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { Badge, DateText, EnumChip, ErrorState, Money, Panel, parseMoney, RecordLink, RowsSkeleton } from '../kit/index.js';

const LINES = ['commit', 'best', 'pipeline'] as const;
const plain = (value: string): string => value.replace(/\.00$/, '');

const Form = ({ draft }: { draft: ForecastDraft }) => {
  const translate = useTranslate();
  const api = useApi();
  const client = useQueryClient();
  const notify = useNotify();
  const start = draft.current ?? draft.proposed;
  const [values, setValues] = useState({ commit: plain(start.commit), best: plain(start.best), pipeline: plain(start.pipeline) });
  const [note, setNote] = useState(draft.current?.note ?? '');
  const [busy, setBusy] = useState(false);
  const body = { commit: parseMoney(values.commit), best: parseMoney(values.best), pipeline: parseMoney(values.pipeline), note };
  const valid = ForecastInput.safeParse(body).success;
  const submit = async (): Promise<void> => {
    setBusy(true);
    try {
      await api.put<ForecastRow>('/forecasts/mine', body);
      notify('forecast.submitted', { type: 'success' });
      await client.invalidateQueries({ queryKey: ['forecasts'] });
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box component="form" sx={{ display: 'grid', gap: 1.5 }} onSubmit={(event) => (event.preventDefault(), void submit())}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between' }}>
        <span>{translate('forecast.won')}</span>
        <Money value={draft.proposed.won} strong />
      </Box>
      {LINES.map((line) => (
        <TextField
          key={line}
          label={translate(`forecast.line.${line}`)}
          value={values[line]}
          onChange={(event) => setValues({ ...values, [line]: event.target.value })}
          helperText={
            <>
              {translate('forecast.fromDeals')} <Money value={draft.proposed[line]} compact />
              {draft.previous && (
                <>
                  {' · '}
                  {translate('forecast.lastWeek')} <Money value={draft.previous[line]} compact />
                </>
              )}
            </>
          }
          slotProps={{
            htmlInput: { inputMode: 'decimal' },
            input: { startAdornment: <InputAdornment position="start">¥</InputAdornment> },
          }}
        />
      ))}
      <TextField
        label={translate('forecast.note')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        multiline
        minRows={2}
      />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        {draft.current ? (
          <>
            <Badge tone="good">{translate('forecast.said')}</Badge>
            <DateText value={draft.current.submittedAt} withTime />
          </>
        ) : (
          <Badge tone="soon">{translate('forecast.unsaid')}</Badge>
        )}
        <Box sx={{ flex: 1 }} />
        <Button type="submit" variant="contained" disabled={busy || !valid}>
          {translate(draft.current ? 'forecast.again' : 'forecast.submit')}
        </Button>
      </Box>
    </Box>
  );
};

/** This week's own forecast: filled in from the deals, which stand beside it. */
export const OwnForecast = () => {
  const translate = useTranslate();
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['forecasts', 'mine'],
    queryFn: () => api.get<ForecastDraft>('/forecasts/mine'),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={6} />;
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '360px minmax(0, 1fr)' },
      }}
    >
      <Panel title={translate('forecast.mine', { quarter: data.quarter })}>
        <Form key={data.current?.version ?? 0} draft={data} />
      </Panel>
      <Panel flush title={translate('forecast.deals')}>
        {data.deals.map((deal) => (
          <Box
            key={deal.id}
            sx={{
              display: 'flex',
              gap: 1.5,
              alignItems: 'center',
              px: 2,
              py: 1,
              minHeight: 44,
              borderTop: 1,
              borderColor: 'divider',
            }}
          >
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <RecordLink entity="opportunities" id={deal.id} quiet>
                {deal.name}
              </RecordLink>
              <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{deal.accountName}</Box>
            </Box>
            {deal.category === 'won' ? (
              <EnumChip enum="stage" value="won" />
            ) : (
              <EnumChip enum="forecastCategory" value={deal.category} />
            )}
            <Box sx={{ textAlign: 'right' }}>
              <Money value={deal.amount} compact />
              <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
                <DateText value={deal.closeOn} />
              </Box>
            </Box>
          </Box>
        ))}
        {data.deals.length === 0 && <Box sx={{ px: 2, pb: 2, color: 'text.secondary' }}>{translate('forecast.noDeals')}</Box>}
      </Panel>
    </Box>
  );
};
