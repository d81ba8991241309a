import { CompetitorInput } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { FormPage } from '../kit/index.js';
import { CompetitorInputs } from './CompetitorInputs.js';

const CompetitorEdit = () => {
  const translate = useTranslate();
  return (
    <FormPage
      mode="edit"
      title={(competitor) => translate('competitors.edit', { name: String(competitor['name']) })}
      schema={CompetitorInput}
    >
      <CompetitorInputs />
    </FormPage>
  );
};

export default CompetitorEdit;
