import type { ContractRecord, ContractVersionRow } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import {
  NumberInput,
  RecordContextProvider,
  ResourceContextProvider,
  TextInput,
  useNotify,
  useTranslate,
  type RaRecord,
} from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { useNavigate, useParams } from 'react-router-dom';
import { problemOf, useApi } from '../data/index.js';
import {
  DateInput,
  ErrorState,
  FormFrame,
  FormSection,
  MoneyInput,
  Page,
  PageSkeleton,
  SaveKeyButton,
  Wide,
} from '../kit/index.js';
import { amendmentSchema } from './contractSchema.js';
import { ContractLists } from './ContractInputs.js';

interface Loaded {
  contract: ContractRecord;
  amendment: ContractVersionRow | undefined;
}

/** The milestones as the amendment wishes them; which of them were reached only the contract knows. */
const milestonesOf = ({ contract, amendment }: Loaded) => {
  const doneOn = new Map(contract.milestones.map((milestone) => [milestone.id, milestone.doneOn]));
  return (amendment?.content.milestones ?? contract.milestones).map((milestone) => ({
    ...milestone,
    doneOn: doneOn.get(milestone.id ?? '') ?? null,
  }));
};

/** The inputs begin with what the amendment says already, or with the contract as it stands. */
const recordOf = (loaded: Loaded): Record<string, unknown> => {
  const { contract, amendment } = loaded;
  const begun = amendment ? { id: contract.id, reason: amendment.reason, ...amendment.content } : { ...contract, reason: '' };
  return { ...begun, milestones: milestonesOf(loaded) };
};

const Inputs = () => {
  const translate = useTranslate();
  return (
    <>
      <FormSection title={translate('contracts.amendment.why')}>
        <Wide>
          <TextInput
            source="reason"
            label="contracts.amendment.reason"
            isRequired
            multiline
            minRows={2}
            helperText={false}
            autoFocus
          />
        </Wide>
      </FormSection>
      <FormSection title={translate('contracts.section.basics')}>
        <Wide>
          <TextInput source="name" isRequired helperText={false} />
        </Wide>
        <MoneyInput source="amount" isRequired />
        <TextInput source="taxRate" helperText={false} slotProps={{ htmlInput: { inputMode: 'decimal' } }} />
        <DateInput source="startsOn" />
        <DateInput source="endsOn" />
        <NumberInput source="paymentTermDays" min={0} max={720} step={1} helperText={false} />
        <Wide>
          <TextInput source="note" multiline minRows={2} helperText={false} />
        </Wide>
      </FormSection>
      <ContractLists />
    </>
  );
};

const AmendForm = (loaded: Loaded) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const navigate = useNavigate();
  const { contract, amendment } = loaded;
  const path = `contracts/${contract.id}/amendments`;
  const save = async (values: FieldValues) => {
    try {
      if (amendment) {
        const data = { ...values, version: amendment.version };
        await api.update(path, { id: amendment.number, data, previousData: { id: amendment.number } });
      } else await api.post(`/${path}`, values);
      notify('contracts.amendment.saved', { type: 'success' });
      void navigate(`/contracts/${contract.id}/show?tab=versions`);
      return undefined;
    } catch (error) {
      notify((error as Error).message, { type: 'error', multiLine: true });
      return problemOf(error)?.errors;
    }
  };
  return (
    <Page title={translate('contracts.amendment.title', { number: contract.number })} narrow>
      <ResourceContextProvider value="contracts">
        <RecordContextProvider value={recordOf(loaded) as unknown as RaRecord}>
          <FormFrame schema={amendmentSchema} onSubmit={save}>
            <Inputs />
            <Box
              sx={{
                position: 'sticky',
                bottom: { xs: 'calc(56px + env(safe-area-inset-bottom))', md: 0 },
                display: 'flex',
                justifyContent: 'flex-end',
                gap: 1,
                py: 1.5,
                zIndex: 2,
                bgcolor: 'background.default',
                borderTop: 1,
                borderColor: 'divider',
              }}
            >
              <Button onClick={() => void navigate(-1)}>{translate('ra.action.cancel')}</Button>
              <SaveKeyButton />
            </Box>
          </FormFrame>
        </RecordContextProvider>
      </ResourceContextProvider>
    </Page>
  );
};

/** A change of a contract that was signed: the contract as it shall be, and why. */
const ContractAmend = () => {
  const { id = '' } = useParams();
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['contracts', 'amend', id],
    gcTime: 0,
    queryFn: async (): Promise<Loaded> => {
      const contract = await api.get<ContractRecord>(`/contracts/${id}`);
      const versions = await api.get<ContractVersionRow[]>(`/contracts/${id}/versions`);
      return { contract, amendment: versions.find((version) => version.number > 1 && version.can.edit) };
    },
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data ? <AmendForm {...data} /> : <PageSkeleton />;
};

export default ContractAmend;
