import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ApprovalDefinitionInput, type ApprovalDefinitionRow, type ApprovalStepRule } from '@keyline/model';
import { useState } from 'react';
import { BooleanInput, useGetList, useTranslate } from 'react-admin';
import { useBothLanguages } from '../approvals/words.js';
import { useApi } from '../data/index.js';
import { Badge, ErrorState, exactMoney, FormDrawer, Page, Panel, RowsSkeleton } from '../kit/index.js';
import { useByText } from './by.js';
import { StepsEditor } from './StepsEditor.js';

const StepLine = ({ step }: { step: ApprovalStepRule }) => {
  const translate = useTranslate();
  const named = useBothLanguages();
  const byText = useByText();
  const { amountAtLeast } = step.when ?? {};
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, py: 0.5 }}>
      <Box component="span" sx={{ width: 20, color: 'text.secondary' }}>
        {step.stage}
      </Box>
      <Box component="span" sx={{ fontWeight: 500, minWidth: 96 }}>
        {named(step.name)}
      </Box>
      <span>{byText(step.by)}</span>
      {amountAtLeast && <Badge tone="info">{translate('definitions.from', { amount: exactMoney(amountAtLeast) })}</Badge>}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {translate('definitions.within', { days: step.withinDays })}
      </Box>
    </Box>
  );
};

const Definition = ({ definition, onEdit }: { definition: ApprovalDefinitionRow; onEdit: () => void }) => {
  const translate = useTranslate();
  const named = useBothLanguages();
  return (
    <Panel
      title={
        <>
          {named(definition.name)} {!definition.active && <Badge tone="soon">{translate('definitions.off')}</Badge>}
        </>
      }
      actions={
        definition.can.edit && (
          <Button startIcon={<EditOutlined />} onClick={onEdit}>
            {translate('ra.action.edit')}
          </Button>
        )
      }
    >
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {definition.steps.map((step, index) => (
          <StepLine key={index} step={step} />
        ))}
      </Box>
    </Panel>
  );
};

/** Who has to agree to what. */
const DefinitionList = () => {
  const translate = useTranslate();
  const named = useBothLanguages();
  const api = useApi();
  const [editing, setEditing] = useState<ApprovalDefinitionRow | null>(null);
  const { data, error, isPending, refetch } = useGetList<ApprovalDefinitionRow>('approval-definitions', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'code', order: 'ASC' },
  });
  const record = editing && { name: editing.name, active: editing.active, steps: editing.steps, version: editing.version };
  return (
    <Page title={translate('definitions.title')} subtitle={translate('definitions.hint')} narrow>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton rows={8} />
      ) : (
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          {data.map((definition) => (
            <Definition key={definition.id} definition={definition} onEdit={() => setEditing(definition)} />
          ))}
        </Box>
      )}
      <FormDrawer
        open={editing !== null}
        onClose={() => setEditing(null)}
        title={translate('definitions.edit', { name: named(editing?.name) })}
        schema={ApprovalDefinitionInput}
        record={record ?? {}}
        done="definitions.saved"
        onSubmit={(values) => api.put(`/approval-definitions/${editing?.id}`, { ...record, ...values })}
      >
        <BooleanInput source="active" label="resources.approval-definitions.fields.active" helperText={false} />
        <StepsEditor />
      </FormDrawer>
    </Page>
  );
};

export default DefinitionList;
