import { DUE_RULES, type DueRule } from '@keyline/model';
import { NumberInput, SelectInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { DateInput, EnumInput } from '../kit/index.js';

const label = (name: string): string => `resources.instalments.fields.${name}`;
const days = { min: 0, max: 720, step: 1, helperText: false } as const;

/** When a part is due: on a date, or so many days after a milestone or the invoice. */
export const DueInputs = ({ index }: { index: number }) => {
  const source = (name: string) => `instalments.${index}.${name}`;
  const rule = (useWatch({ name: source('dueRule') }) as DueRule | undefined) ?? 'date';
  const milestones = (useWatch({ name: 'milestones' }) as { name?: string }[] | undefined) ?? [];
  const names = milestones.flatMap(({ name }) => (name ? [{ id: name, name }] : []));
  return (
    <>
      <EnumInput source={source('dueRule')} label={label('dueRule')} enum="dueRule" values={DUE_RULES} required />
      {rule === 'date' && <DateInput source={source('dueOn')} label={label('dueOn')} isRequired />}
      {rule === 'milestone' && (
        <SelectInput
          source={source('milestone')}
          label={label('milestone')}
          choices={names}
          translateChoice={false}
          isRequired
          helperText={false}
          margin="none"
          sx={{ minWidth: 0, width: '100%' }}
        />
      )}
      {rule === 'invoice' && <DateInput source={source('expectedOn')} label={label('expectedOn')} />}
      {rule !== 'date' && <NumberInput source={source('termDays')} label={label('termDays')} {...days} />}
    </>
  );
};
