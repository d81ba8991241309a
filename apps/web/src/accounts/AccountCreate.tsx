import { AccountInput as accountSchema } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { FormPage } from '../kit/index.js';
import { AccountInputs } from './AccountInputs.js';

const AccountCreate = () => {
  const translate = useTranslate();
  return (
    <FormPage
      mode="create"
      title={translate('accounts.create')}
      schema={accountSchema}
      defaultValues={{ grade: 'C', lifecycle: 'potential' }}
    >
      <AccountInputs />
    </FormPage>
  );
};

export default AccountCreate;
