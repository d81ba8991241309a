import { StatementRunInput, type StatementRunRow } from '@keyline/model';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useApi, useToday } from '../data/index.js';
import { DateInput, FormDialog } from '../kit/index.js';
import { quickPeriod } from './period.js';

/** Sends statements of a period to everybody who owes or paid something in it. */
export const SendDialog = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  const navigate = useNavigate();
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={translate('statements.send')}
      body={translate('statements.sendHint')}
      schema={StatementRunInput}
      record={quickPeriod('lastMonth', today)}
      onSubmit={async (values) => {
        const run = await api.post<StatementRunRow>('/statement-runs', values);
        void navigate(`/statement-runs/${run.id}/show`);
      }}
      submitLabel={translate('statements.send')}
      done="statements.queued"
    >
      <Box sx={{ display: 'grid', gap: 1.5, pt: 1 }}>
        <DateInput source="from" label="resources.statement-runs.fields.from" isRequired />
        <DateInput source="to" label="resources.statement-runs.fields.to" isRequired />
      </Box>
    </FormDialog>
  );
};
