import { FORECAST_CATEGORIES, OPEN_STAGES } from '@keyline/model';
import { AutocompleteInput, NumberInput, ReferenceInput, TextInput, useTranslate } from 'react-admin';
import { AccountInput, ChipsInput, DateInput, FormSection, MoneyInput, QuickDates, Wide } from '../kit/index.js';

const bySearch = (q: string) => (q ? { q } : {});

/** The inputs of a deal. The account and the first stage are chosen once; later moves are a verb. */
export const OpportunityInputs = ({ isNew = false }: { isNew?: boolean }) => {
  const translate = useTranslate();
  return (
    <>
      <FormSection title={translate('opportunities.section.basics')}>
        <Wide>
          <TextInput source="name" isRequired helperText={false} autoFocus />
        </Wide>
        {isNew && (
          <Wide>
            <AccountInput source="accountId" required />
          </Wide>
        )}
        <MoneyInput source="amount" />
        <DateInput source="expectedCloseOn" />
        <ReferenceInput source="productId" reference="products" filter={{ active: true }} sort={{ field: 'name', order: 'ASC' }}>
          <AutocompleteInput filterToQuery={bySearch} helperText={false} />
        </ReferenceInput>
        <TextInput source="source" helperText={false} />
        {isNew && (
          <Wide>
            <ChipsInput source="stage" enum="stage" values={OPEN_STAGES} />
          </Wide>
        )}
      </FormSection>
      <FormSection title={translate('opportunities.section.next')}>
        <Wide>
          <TextInput source="nextStep" helperText={false} />
        </Wide>
        <DateInput source="nextStepOn" />
        <QuickDates source="nextStepOn" />
      </FormSection>
      <FormSection title={translate('opportunities.section.buying')}>
        <MoneyInput source="budget" />
        <Wide>
          <TextInput source="purchaseSchedule" multiline minRows={2} helperText={false} />
        </Wide>
        <Wide>
          <TextInput source="decisionProcedure" multiline minRows={2} helperText={false} />
        </Wide>
      </FormSection>
      <FormSection title={translate('opportunities.section.forecast')}>
        <Wide>
          <ChipsInput source="forecastCategory" enum="forecastCategory" values={FORECAST_CATEGORIES} />
        </Wide>
        <NumberInput source="probability" min={0} max={100} step={1} helperText={translate('opportunities.probabilityHint')} />
      </FormSection>
    </>
  );
};
