import Box from '@mui/material/Box';
import { WriteOffInput, type InstalmentRow } from '@keyline/model';
import { TextInput, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { exactMoney, FormDialog, MoneyInput } from '../kit/index.js';

type Doubtful = Pick<InstalmentRow, 'id' | 'name' | 'contractNumber' | 'open'>;

/** Proposes to give up what is open of an instalment, or a part of it. */
export const ProposeWriteOff = ({ instalment, onClose }: { instalment: Doubtful | null; onClose: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  if (!instalment) return null;
  const { id: instalmentId, contractNumber, name, open } = instalment;
  return (
    <FormDialog
      open
      onClose={onClose}
      title={translate('writeOffs.proposeTitle', { name: `${contractNumber} ${name}` })}
      body={translate('writeOffs.proposeBody')}
      schema={WriteOffInput}
      record={{ instalmentId }}
      onSubmit={({ amount, reason }) =>
        api.post('/write-offs', { instalmentId, reason: reason as string, ...(amount ? { amount: amount as string } : {}) })
      }
      submitLabel={translate('writeOffs.propose')}
      done="writeOffs.proposed"
    >
      <Box sx={{ display: 'grid', gap: 1.5, pt: 1 }}>
        <Box>{translate('writeOffs.open', { amount: exactMoney(open) })}</Box>
        <MoneyInput source="amount" label="writeOffs.amount" />
        <TextInput
          source="reason"
          label="resources.write-offs.fields.reason"
          isRequired
          multiline
          minRows={2}
          helperText={false}
        />
      </Box>
    </FormDialog>
  );
};
