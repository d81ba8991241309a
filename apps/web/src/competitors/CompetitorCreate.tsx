import { CompetitorInput } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { FormPage } from '../kit/index.js';
import { CompetitorInputs } from './CompetitorInputs.js';

const CompetitorCreate = () => {
  const translate = useTranslate();
  return (
    <FormPage mode="create" title={translate('competitors.create')} schema={CompetitorInput}>
      <CompetitorInputs />
    </FormPage>
  );
};

export default CompetitorCreate;
