import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { addDays, REPORTING_ROLES, type ReportRuleRow, type Role } from '@keyline/model';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useLocale, useNotify, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { ChoiceChips, ErrorState, minuteOf, Page, Panel, RowsSkeleton, timeOf, weekdayName } from '../kit/index.js';

/** A Sunday: the last day of a week. */
const SUNDAY = '2026-11-22';

const RuleForm = ({ rule, onSaved }: { rule: ReportRuleRow; onSaved: () => void }) => {
  const translate = useTranslate();
  const locale = useLocale();
  const notify = useNotify();
  const dataProvider = useDataProvider();
  const [draft, setDraft] = useState(rule);
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<ReportRuleRow>): void => setDraft((before) => ({ ...before, ...part }));
  const changed = JSON.stringify(draft) !== JSON.stringify(rule);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const { roles, dueDays, dueMinute, shifts, remindHours } = draft;
      await dataProvider.update('report-rules', {
        id: rule.kind,
        data: { version: rule.version, roles, dueDays, dueMinute, shifts, remindHours },
        previousData: { id: rule.kind, version: rule.version },
      });
      notify('reportRules.saved', { type: 'success' });
      onSaved();
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  const number = (name: 'dueDays' | 'remindHours', max: number, hint?: string) => (
    <TextField
      type="number"
      label={translate(`reportRules.${name}`)}
      value={draft[name]}
      disabled={!rule.can.edit}
      helperText={hint}
      onChange={(event) => change({ [name]: Math.min(max, Math.max(0, Math.trunc(Number(event.target.value)))) })}
      slotProps={{ htmlInput: { min: 0, max } }}
    />
  );
  const weekday = rule.kind === 'weekly' ? weekdayName(addDays(SUNDAY, draft.dueDays), locale) : undefined;
  return (
    <Panel title={translate(`enums.reportKind.${rule.kind}`)}>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Box>
          <Box sx={{ color: 'text.secondary', fontSize: 13, mb: 0.75 }}>
            {translate(draft.roles.length > 0 ? 'reportRules.roles' : 'reportRules.nobody')}
          </Box>
          <ChoiceChips
            multiple
            disabled={!rule.can.edit}
            label={translate('reportRules.roles')}
            choices={REPORTING_ROLES.map((role) => ({ id: role, name: translate(`enums.role.${role}`) }))}
            value={draft.roles}
            onChange={(roles) => change({ roles: roles as Role[] })}
          />
        </Box>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(3, minmax(0, 1fr))' } }}>
          {number('dueDays', 14, weekday && translate('reportRules.dueOnWeekday', { day: weekday }))}
          <TextField
            type="time"
            label={translate('reportRules.dueTime')}
            value={timeOf(draft.dueMinute)}
            disabled={!rule.can.edit}
            onChange={(event) => event.target.value && change({ dueMinute: minuteOf(event.target.value) })}
          />
          {number('remindHours', 72)}
        </Box>
        <FormControlLabel
          control={<Switch checked={draft.shifts} onChange={(_, shifts) => change({ shifts })} disabled={!rule.can.edit} />}
          label={translate('reportRules.shifts')}
        />
        {rule.can.edit && (
          <Button variant="contained" disabled={!changed || busy} onClick={() => void save()} sx={{ justifySelf: 'start' }}>
            {translate('ra.action.save')}
          </Button>
        )}
      </Box>
    </Panel>
  );
};

/** Who owes daily, weekly and monthly reports, and by when. */
const RulesPage = () => {
  const translate = useTranslate();
  const api = useApi();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['report-rules'],
    queryFn: () => api.get<ReportRuleRow[]>('/report-rules'),
  });
  const saved = (): void => void queries.invalidateQueries({ queryKey: ['report-rules'] });
  return (
    <Page title={translate('reportRules.title')} subtitle={translate('reportRules.subtitle')} narrow>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton rows={6} />}
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {data?.map((rule) => (
          <RuleForm key={`${rule.kind} ${rule.version}`} rule={rule} onSaved={saved} />
        ))}
      </Box>
    </Page>
  );
};

export default RulesPage;
