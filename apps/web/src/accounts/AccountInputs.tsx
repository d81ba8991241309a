import { GRADES, LIFECYCLES } from '@keyline/model';
import { NumberInput, TextInput, useTranslate } from 'react-admin';
import { AccountInput, ChipsInput, FormSection, MoneyInput, Wide } from '../kit/index.js';

/** The inputs of an account's file, for creating and for editing. */
export const AccountInputs = () => {
  const translate = useTranslate();
  return (
    <>
      <FormSection title={translate('accounts.section.basics')}>
        <Wide>
          <TextInput source="name" isRequired helperText={false} autoFocus />
        </Wide>
        <TextInput source="shortName" helperText={false} />
        <TextInput source="registrationNo" helperText={false} />
        <ChipsInput source="grade" enum="grade" values={GRADES} />
        <ChipsInput source="lifecycle" enum="lifecycle" values={LIFECYCLES} />
        <TextInput source="industry" helperText={false} />
        <TextInput source="source" helperText={false} />
        <AccountInput source="parentId" />
        <TextInput source="phone" helperText={false} type="tel" />
        <TextInput source="website" helperText={false} type="url" />
      </FormSection>
      <FormSection title={translate('accounts.section.place')}>
        <TextInput source="region" helperText={false} />
        <TextInput source="city" helperText={false} />
        <Wide>
          <TextInput source="address" helperText={false} />
        </Wide>
      </FormSection>
      <FormSection title={translate('accounts.section.buying')}>
        <MoneyInput source="annualRevenue" />
        <NumberInput source="employeeCount" helperText={false} min={0} step={1} />
        <MoneyInput source="annualBudget" />
        <Wide>
          <TextInput source="procurementPlan" multiline minRows={2} helperText={false} />
        </Wide>
        <Wide>
          <TextInput source="decisionProcedure" multiline minRows={2} helperText={false} />
        </Wide>
        <Wide>
          <TextInput source="itPlan" multiline minRows={2} helperText={false} />
        </Wide>
      </FormSection>
      <FormSection title={translate('accounts.section.credit')}>
        <NumberInput source="paymentTermDays" helperText={false} min={0} step={1} />
      </FormSection>
    </>
  );
};
