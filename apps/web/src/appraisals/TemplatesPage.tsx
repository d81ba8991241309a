import Add from '@mui/icons-material/Add';
import EditOutlined from '@mui/icons-material/EditOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { AppraisalTemplateInput, AppraisalTemplateRow } from '@keyline/model';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { useMay } from '../data/index.js';
import { Badge, EmptyState, ErrorState, Page, Panel, RowsSkeleton } from '../kit/index.js';
import { useMeasures } from '../measures/index.js';
import { AppraisalNav } from './AppraisalNav.js';
import { TemplateEditor } from './TemplateEditor.js';

const FRESH: AppraisalTemplateInput = {
  name: '',
  role: 'rep',
  lines: [
    {
      kind: 'measure',
      measure: 'contract_amount',
      weight: 60,
      curve: { kind: 'linear', zeroAt: 0, fullAt: 100, cap: 120 },
      target: null,
    },
    { kind: 'judged', name: '', weight: 40 },
  ],
  thresholds: { S: 95, A: 85, B: 70 },
  shares: { S: 10, A: 30, B: 50, C: 10 },
};

const Template = ({ template, onEdit }: { template: AppraisalTemplateRow; onEdit: () => void }) => {
  const translate = useTranslate();
  const measures = useMeasures();
  return (
    <Panel
      title={template.name}
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
      </Box>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {template.lines.map((line, index) => (
          <li key={index}>
            {line.kind === 'measure' ? measures.nameOf(line.measure) : line.name} · {line.weight}%
          </li>
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
          start={edited === 'new' ? FRESH : edited}
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
