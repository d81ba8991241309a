import Alert from '@mui/material/Alert';
import { DunningLetterInput, type Organisation } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { NumberInput, TextInput, useTranslate } from 'react-admin';
import { useApi, useToday } from '../data/index.js';
import { saveFile } from '../kit/csv.js';
import { FormDialog, FormSection, Wide } from '../kit/index.js';
import type { Debt } from './DebtVerbs.js';

interface LetterDialogProps {
  debt: Debt;
  open: boolean;
  onClose: () => void;
}

/** The letter for all that the customer owes past its day, as PDF; the log keeps that it was written. */
export const LetterDialog = ({ debt, open, onClose }: LetterDialogProps) => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  const { data: organisation } = useQuery({
    queryKey: ['organisation'],
    enabled: open,
    queryFn: ({ signal }) => api.get<Organisation>('/organisation', {}, signal),
  });
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={translate('collection.letterTitle', { name: debt.accountName })}
      body={translate('collection.letterBody')}
      schema={DunningLetterInput}
      record={{ payWithinDays: 7 }}
      submitLabel={translate('collection.letterMake')}
      done="collection.letterMade"
      onSubmit={async (values) => {
        const letter = await api.file(`/accounts/${debt.accountId}/dunning-letter`, values);
        saveFile(`${translate('collection.letterName')}-${debt.accountName}-${today}.pdf`, letter);
      }}
    >
      <FormSection>
        {organisation && !organisation.bankAccountNo && (
          <Wide>
            <Alert severity="warning">{translate('collection.letterNoAccount')}</Alert>
          </Wide>
        )}
        <NumberInput source="payWithinDays" label="collection.payWithinDays" min={1} max={90} helperText={false} />
        <TextInput source="attention" label="collection.attention" helperText={false} />
      </FormSection>
    </FormDialog>
  );
};
