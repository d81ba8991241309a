import { useTranslate } from 'react-admin';
import { FormPage } from '../kit/index.js';
import { ContractInputs } from './ContractInputs.js';
import { contractSchema } from './contractSchema.js';

const ContractCreate = () => {
  const translate = useTranslate();
  return (
    <FormPage
      mode="create"
      title={translate('contracts.create')}
      schema={contractSchema}
      defaultValues={{ taxRate: '13', instalments: [] }}
    >
      <ContractInputs isNew />
    </FormPage>
  );
};

export default ContractCreate;
