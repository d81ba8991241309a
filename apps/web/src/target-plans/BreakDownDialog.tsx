import { BreakDownInput, PEOPLE_SPLITS, PERIOD_SPLITS, planPeriods } from '@keyline/model';
import { SelectInput, useTranslate } from 'react-admin';
import { FormDialog } from '../kit/index.js';
import type { PlanLine } from './usePlan.js';

const SCHEMA = BreakDownInput.omit({ version: true, nodeId: true });

/** How a value is to be given out: over the months, and over the people below. */
export const BreakDownDialog = ({
  line,
  year,
  onClose,
  onSubmit,
}: {
  line: PlanLine;
  year: number;
  onClose: () => void;
  onSubmit: (values: Record<string, unknown>) => Promise<unknown>;
}) => {
  const translate = useTranslate();
  const choices = (names: readonly string[], group: string) =>
    names.map((name) => ({ id: name, name: translate(`targetPlans.${group}.${name}`) }));
  return (
    <FormDialog
      open
      onClose={onClose}
      title={translate('targetPlans.breakDownOf', { name: line.node.name })}
      body={translate('targetPlans.breakDownBody')}
      schema={SCHEMA}
      record={{
        period: String(year),
        periodsBy: line.node.canEdit ? 'seasonality' : 'none',
        peopleBy: line.children.length > 0 ? 'equal' : 'none',
      }}
      submitLabel={translate('targetPlans.breakDown')}
      onSubmit={onSubmit}
    >
      <SelectInput
        source="period"
        label="resources.targets.fields.period"
        margin="none"
        helperText={false}
        choices={planPeriods(year).map((id) => ({ id, name: id }))}
      />
      <SelectInput
        source="periodsBy"
        label="resources.target-plans.fields.periodsBy"
        margin="none"
        helperText={false}
        choices={choices(PERIOD_SPLITS, 'periodsBy')}
      />
      <SelectInput
        source="peopleBy"
        label="resources.target-plans.fields.peopleBy"
        margin="none"
        helperText={false}
        choices={choices(PEOPLE_SPLITS, 'peopleBy')}
      />
    </FormDialog>
  );
};
