import IosShareOutlined from '@mui/icons-material/IosShareOutlined';
import SwapHorizOutlined from '@mui/icons-material/SwapHorizOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ReassignInput, ShareInput } from '@keyline/model';
import { useState } from 'react';
import { BooleanInput, TextInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { useApi } from '../data/index.js';
import { DateInput, FormDrawer, PersonInput, QuickDates } from '../kit/index.js';
import type { Account } from './account.js';

/** The form says "to the pool" where the API says "no owner"; a name is needed unless it is ticked. */
const reassignForm = ReassignInput.extend({
  ownerId: z.uuid().nullable().optional(),
  toPool: z.boolean().optional(),
}).superRefine(({ ownerId, toPool }, context) => {
  if (!ownerId && !toPool) context.addIssue({ code: 'custom', path: ['ownerId'], message: 'field.required' });
});

const ReassignInputs = () => {
  const toPool = useWatch({ name: 'toPool' }) as boolean | undefined;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <BooleanInput source="toPool" label="accounts.verb.toPool" helperText={false} />
      {!toPool && <PersonInput source="ownerId" label="accounts.verb.newOwner" filter={{ leftOn_null: true }} required />}
      <TextInput source="reason" label="accounts.verb.reason" multiline minRows={2} isRequired helperText={false} />
    </Box>
  );
};

const ShareInputs = () => (
  <Box sx={{ display: 'grid', gap: 2 }}>
    <PersonInput source="personId" label="accounts.verb.colleague" filter={{ leftOn_null: true }} required />
    <DateInput source="until" label="accounts.verb.until" />
    <QuickDates source="until" offer={['inTwoWeeks', 'inAMonth']} />
    <TextInput source="reason" label="accounts.verb.reason" multiline minRows={2} helperText={false} />
  </Box>
);

/** Handing an account over, and letting a colleague see it: exactly what the person may do. */
export const AccountVerbs = ({ account }: { account: Account }) => {
  const translate = useTranslate();
  const api = useApi();
  const [open, setOpen] = useState<'reassign' | 'share' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {account.can.share && (
        <Button variant="outlined" startIcon={<IosShareOutlined />} onClick={() => setOpen('share')}>
          {translate('accounts.verb.share')}
        </Button>
      )}
      {account.can.reassign && (
        <Button variant="outlined" startIcon={<SwapHorizOutlined />} onClick={() => setOpen('reassign')}>
          {translate('accounts.verb.reassign')}
        </Button>
      )}
      <FormDrawer
        open={open === 'reassign'}
        onClose={close}
        title={translate('accounts.verb.reassignTitle', { name: account.name })}
        schema={reassignForm}
        submitLabel={translate('accounts.verb.reassign')}
        done="accounts.verb.reassigned"
        onSubmit={({ toPool, ownerId, reason }) =>
          api.verb('accounts', account.id, 'reassign', { ownerId: toPool ? null : (ownerId as string), reason: reason as string })
        }
      >
        <ReassignInputs />
      </FormDrawer>
      <FormDrawer
        open={open === 'share'}
        onClose={close}
        title={translate('accounts.verb.shareTitle', { name: account.name })}
        schema={ShareInput}
        submitLabel={translate('accounts.verb.share')}
        done="accounts.verb.shared"
        onSubmit={(values) => api.verb('accounts', account.id, 'share', values)}
      >
        <ShareInputs />
      </FormDrawer>
    </>
  );
};
