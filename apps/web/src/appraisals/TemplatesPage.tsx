import Add from '@mui/icons-material/Add';
import EditOutlined from '@mui/icons-material/EditOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import {
  APPRAISAL_GRADES,
  APPRAISED_ROLES,
  standardAppraisalForm,
  type AppraisalTemplateLine,
  type AppraisalTemplateRow,
} from '@keyline/model';
import { useState } from 'react';
import { useGetList, useLocale, useTranslate } from 'react-admin';
import { useMay } from '../data/index.js';
import { Badge, EmptyState, ErrorState, Page, Panel, RowsSkeleton } from '../kit/index.js';
import { MeasureValue, useMeasures } from '../measures/index.js';
import { AppraisalNav } from './AppraisalNav.js';
import { TemplateEditor } from './TemplateEditor.js';
import { useCurveText } from './useCurveText.js';
import { useFormName } from './useFormName.js';

/** What is counted against what, or judged; for how much. */
const Line = ({ line }: { line: AppraisalTemplateLine }) => {
  const translate = useTranslate();
  const measures = useMeasures();
  const nameOf = useFormName();
  const curveText = useCurveText();
  const name = line.kind === 'measure' ? measures.nameOf(line.measure) : nameOf(line.name);
  return (
    <Box component="li" sx={{ display: 'flex', gap: 2, py: 0.75, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        {line.kind === 'measure' && line.scope === 'team' ? translate('appraisals.ofTeam', { name }) : name}
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
          {line.kind === 'measure' ? (
            <>
              {translate('appraisals.target')}{' '}
              {line.target === null ? (
                translate('appraisals.ownTarget')
              ) : (
                <MeasureValue measure={measures.find(line.measure)} value={line.target} />
              )}
              {' · '}
              {curveText(line.curve)}
            </>
          ) : (
            [translate('appraisals.kind.judged'), line.hint && nameOf(line.hint)].filter(Boolean).join(' · ')
          )}
        </Box>
      </Box>
      <Box sx={{ fontVariantNumeric: 'tabular-nums' }}>{line.weight}%</Box>
    </Box>
  );
};

const Template = ({ template, onEdit }: { template: AppraisalTemplateRow; onEdit: () => void }) => {
  const translate = useTranslate();
  const nameOf = useFormName();
  return (
    <Panel
      title={nameOf(template.name)}
      actions={
        <>
          <Badge tone={template.active ? 'good' : 'neutral'}>
            {translate(template.active ? 'appraisals.active' : 'appraisals.inactive')}
          </Badge>
          {template.can.edit && (
            <Button size="small" startIcon={<EditOutlined />} onClick={onEdit}>
              {translate('ra.action.edit')}
            </Button>
          )}
        </>
      }
    >
      <Box sx={{ color: 'text.secondary', fontSize: 13, mb: 1 }}>
        {translate(`enums.role.${template.role}`)} · {translate('appraisals.thresholds', { ...template.thresholds })}
        <Box>
          {translate('appraisals.sharesOf')} {APPRAISAL_GRADES.map((grade) => `${grade} ${template.shares[grade]}`).join(' · ')}
        </Box>
      </Box>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {template.lines.map((line, index) => (
          <Line key={index} line={line} />
        ))}
      </Box>
    </Panel>
  );
};

/** What is asked of each role: lines, weights, curves, thresholds and shares. */
const TemplatesPage = () => {
  const translate = useTranslate();
  const writes = useMay('appraisal-template:write');
  const [edited, edit] = useState<AppraisalTemplateRow | 'new' | null>(null);
  const { data, error, isPending, refetch } = useGetList<AppraisalTemplateRow>('appraisal-templates', {
    pagination: { page: 1, perPage: 100 },
  });
  const locale = useLocale() === 'en' ? 'en' : 'zh-CN';
  // The first role that has no form yet.
  const role = APPRAISED_ROLES.find((each) => !data?.some((one) => one.role === each && one.active)) ?? 'rep';
  const create = writes && { label: translate('appraisals.newTemplate'), icon: <Add />, onClick: () => edit('new') };
  const body = () => {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    if (isPending) return <RowsSkeleton rows={6} />;
    if (!data?.length)
      return (
        <EmptyState
          icon={<FactCheckOutlined />}
          title={translate('appraisals.noTemplates')}
          body={translate('appraisals.noTemplatesBody')}
        />
      );
    return (
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        {data.map((template) => (
          <Template key={template.id} template={template} onEdit={() => edit(template)} />
        ))}
      </Box>
    );
  };
  return (
    <Page title={translate('appraisals.nav.templates')} primary={create} actions={<AppraisalNav />}>
      {body()}
      {edited && (
        <TemplateEditor
          template={edited === 'new' ? null : edited}
          start={edited === 'new' ? standardAppraisalForm(role, locale) : edited}
          onClose={() => {
            edit(null);
            void refetch();
          }}
        />
      )}
    </Page>
  );
};

export default TemplatesPage;
