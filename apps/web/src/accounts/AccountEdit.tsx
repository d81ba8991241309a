// The schema of a new account, not of the patch: what an account must have, an edit must not empty. The version travels by itself.
import { AccountInput as accountSchema } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { FormPage } from '../kit/index.js';
import { AccountInputs } from './AccountInputs.js';

const AccountEdit = () => {
  const translate = useTranslate();
  return (
    <FormPage
      mode="edit"
      title={(account) => translate('accounts.edit', { name: String(account['name']) })}
      schema={accountSchema}
    >
      <AccountInputs />
    </FormPage>
  );
};

export default AccountEdit;
