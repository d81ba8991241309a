import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { APPRAISAL_GRADES, type AppraisalRecord } from '@keyline/model';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { ConfirmDialog, DateText, EnumChip, ErrorState, Page, PageSkeleton, Panel, type PrimaryAction } from '../kit/index.js';
import { AppraisalHistory } from './AppraisalHistory.js';
import { FormLine } from './FormLine.js';
import { NextStep, unansweredOf, unscoredOf } from './NextStep.js';
import { useAppraisal, useAppraisalActions, type AppraisalActions } from './useAppraisal.js';
import { useFormName } from './useFormName.js';
import { Words } from './Words.js';

const Verdict = ({ form, actions }: { form: AppraisalRecord; actions: AppraisalActions }) => {
  const translate = useTranslate();
  const judge = (part: Record<string, unknown>) => void actions.judge(part).catch(() => undefined);
  const signature = (label: string, at: string | null) => (
    <span>
      {translate(label)} <DateText value={at} withTime />
    </span>
  );
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 2, rowGap: 1 }}>
        <Box sx={{ fontSize: 28, fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>{form.total ?? '—'}</Box>
        {form.can.judge && form.grade ? (
          <TextField
            select
            size="small"
            label={translate('resources.appraisals.fields.grade')}
            value={form.grade}
            onChange={(event) => judge({ grade: event.target.value })}
            sx={{ width: 96 }}
          >
            {APPRAISAL_GRADES.map((grade) => (
              <MenuItem key={grade} value={grade}>
                {grade}
              </MenuItem>
            ))}
          </TextField>
        ) : (
          <EnumChip enum="appraisalGrade" value={form.grade} />
        )}
        <Box sx={{ color: 'text.secondary', fontSize: 13 }}>{translate('appraisals.thresholds', { ...form.thresholds })}</Box>
        <Box sx={{ ml: { md: 'auto' }, fontSize: 13, display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
          {signature('appraisals.personSigned', form.personSignedAt)}
          {signature('appraisals.reviewerSigned', form.reviewerSignedAt)}
        </Box>
      </Box>
      {form.can.judge ? (
        <Words
          key={form.comment}
          label={translate('appraisals.overall')}
          value={form.comment}
          onSave={(comment) => judge({ comment })}
        />
      ) : (
        form.comment && <Box sx={{ whiteSpace: 'pre-line' }}>{translate('appraisals.overallWords', { words: form.comment })}</Box>
      )}
    </Box>
  );
};

const FormPage = ({ form }: { form: AppraisalRecord }) => {
  const translate = useTranslate();
  const nameOf = useFormName();
  const actions = useAppraisalActions(form);
  const [asked, ask] = useState<'show' | 'sign' | null>(null);
  const title = translate('appraisals.of', { name: form.personName, period: form.period });
  const verb = form.can.sign ? 'sign' : form.can.show ? 'show' : null;
  const primary: PrimaryAction | false = verb !== null && {
    label: translate(`appraisals.${verb}`),
    onClick: () => ask(verb),
    disabled: verb === 'show' ? unscoredOf(form) > 0 : unansweredOf(form) > 0,
  };
  return (
    <Page
      narrow
      title={title}
      subtitle={
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <EnumChip enum="appraisalState" value={form.state} dot />
          <span>{nameOf(form.templateName)}</span>
          <span>{translate('appraisals.reviewer', { name: form.reviewerName })}</span>
        </Box>
      }
      primary={primary}
      actions={
        form.can.refresh && (
          <Button onClick={() => void actions.move('refresh').catch(() => undefined)}>{translate('appraisals.refresh')}</Button>
        )
      }
    >
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <NextStep form={form} />
        <Panel>
          <Verdict form={form} actions={actions} />
        </Panel>
        <Panel flush title={translate('appraisals.lines')}>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {form.lines.map((line) => (
              <FormLine key={line.id} line={line} form={form} actions={actions} />
            ))}
          </Box>
        </Panel>
        <AppraisalHistory personId={form.personId} title={translate('appraisals.historyOf', { name: form.personName })} />
      </Box>
      {asked && (
        <ConfirmDialog
          open
          title={translate(`appraisals.ask.${asked}`, { title })}
          body={translate(`appraisals.askBody.${asked}`)}
          confirmLabel={translate(`appraisals.${asked}`)}
          onConfirm={() => actions.move(asked)}
          onClose={() => ask(null)}
        />
      )}
    </Page>
  );
};

const AppraisalShow = () => {
  const { id = '' } = useParams();
  const { data, error, refetch } = useAppraisal(id);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data ? <FormPage key={data.id} form={data} /> : <PageSkeleton />;
};

export default AppraisalShow;
