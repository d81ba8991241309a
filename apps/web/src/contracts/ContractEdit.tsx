import { useTranslate } from 'react-admin';
import { FormPage } from '../kit/index.js';
import { ContractInputs } from './ContractInputs.js';
import { contractSchema } from './contractSchema.js';

const ContractEdit = () => {
  const translate = useTranslate();
  return (
    <FormPage
      mode="edit"
      title={(contract) => translate('contracts.edit', { number: String(contract['number']) })}
      schema={contractSchema}
    >
      <ContractInputs />
    </FormPage>
  );
};

export default ContractEdit;
