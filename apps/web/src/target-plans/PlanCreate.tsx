import { owesReports, PEOPLE_SPLITS, PERIOD_SPLITS, TargetPlanInput } from '@keyline/model';
import { AutocompleteInput, NumberInput, ReferenceInput, SelectInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useMe, useToday } from '../data/index.js';
import { FormPage, FormSection, MoneyInput } from '../kit/index.js';
import { useMeasures } from '../measures/index.js';

/** The year's target in the unit of the measure: yuan, or so many. */
const TotalInput = () => {
  const measure = useMeasures().find(useWatch({ name: 'measure' }) as string);
  const plain = measure?.unit === 'count' && { slotProps: { htmlInput: { inputMode: 'numeric' as const } } };
  return <MoneyInput source="total" isRequired {...plain} />;
};

/** From the last quarter on one plans the year to come. */
const LAST_MONTH_FOR_THIS_YEAR = 9;

/** The first plan of a department's year; its total is broken down at once. */
const PlanCreate = () => {
  const translate = useTranslate();
  const me = useMe();
  const measures = useMeasures();
  const [year, month] = useToday().split('-').map(Number) as [number, number];
  const planned = measures.all.filter(({ nature, unit }) => nature === 'flow' && (unit === 'count' || unit === 'money'));
  const splits = (names: readonly string[], group: string) =>
    names.filter((name) => name !== 'none').map((name) => ({ id: name, name: translate(`targetPlans.${group}.${name}`) }));
  return (
    <FormPage
      mode="create"
      title={translate('targetPlans.create')}
      schema={TargetPlanInput}
      defaultValues={{
        // Whoever only administers belongs to a department that has nothing to plan.
        departmentId: me && owesReports(me.roles) ? me.departmentId : undefined,
        year: month > LAST_MONTH_FOR_THIS_YEAR ? year + 1 : year,
        measure: 'contract_amount',
        periodsBy: 'seasonality',
        peopleBy: 'last_year',
      }}
    >
      <FormSection>
        <ReferenceInput source="departmentId" reference="departments">
          <AutocompleteInput optionText="name" isRequired helperText={false} />
        </ReferenceInput>
        <NumberInput source="year" isRequired helperText={false} />
        <SelectInput
          source="measure"
          margin="none"
          isRequired
          helperText={false}
          choices={planned.map(({ code }) => ({ id: code, name: measures.nameOf(code) }))}
        />
        <TotalInput />
        <SelectInput source="periodsBy" margin="none" helperText={false} choices={splits(PERIOD_SPLITS, 'periodsBy')} />
        <SelectInput source="peopleBy" margin="none" helperText={false} choices={splits(PEOPLE_SPLITS, 'peopleBy')} />
      </FormSection>
    </FormPage>
  );
};

export default PlanCreate;
