import Add from '@mui/icons-material/Add';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import type { ApprovalStepRule } from '@keyline/model';
import { NumberInput, SelectInput, TextInput, useTranslate } from 'react-admin';
import { useFieldArray, useWatch } from 'react-hook-form';
import { byOfKey, keyOfBy, useByChoices } from './by.js';

const field = (name: string): string => `resources.approval-definitions.fields.${name}`;
const amountOf = (when: ApprovalStepRule['when']): string => when?.amountAtLeast ?? '';
const whenOf = (amount: string): ApprovalStepRule['when'] => (amount ? { amountAtLeast: amount } : undefined);

const StepRow = ({ index, onRemove }: { index: number; onRemove?: () => void }) => {
  const translate = useTranslate();
  const choices = useByChoices();
  const source = (name: string) => `steps.${index}.${name}`;
  return (
    <Box component="li" sx={{ py: 1.5, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
        <Box sx={{ flex: 1, fontWeight: 500 }}>{translate('definitions.step', { number: index + 1 })}</Box>
        {onRemove && (
          <IconButton aria-label={translate('definitions.removeStep', { number: index + 1 })} onClick={onRemove}>
            <DeleteOutlined fontSize="small" />
          </IconButton>
        )}
      </Box>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr' }}>
        <TextInput source={source('name.zh')} label={field('zh')} isRequired helperText={false} />
        <TextInput source={source('name.en')} label={field('en')} isRequired helperText={false} />
        <Box sx={{ gridColumn: '1 / -1' }}>
          <SelectInput
            source={source('by')}
            label={field('by')}
            choices={choices}
            translateChoice={false}
            format={(by: ApprovalStepRule['by'] | undefined) => (by ? keyOfBy(by) : '')}
            parse={byOfKey}
            isRequired
            helperText={false}
            margin="none"
            sx={{ minWidth: 0, width: '100%' }}
          />
        </Box>
        <NumberInput source={source('stage')} label={field('stage')} min={1} max={9} step={1} isRequired helperText={false} />
        <NumberInput
          source={source('withinDays')}
          label={field('withinDays')}
          min={1}
          max={90}
          step={1}
          isRequired
          helperText={false}
        />
        <TextInput
          source={source('when')}
          label={field('when')}
          format={amountOf}
          parse={whenOf}
          placeholder={translate('definitions.any')}
          helperText={false}
          slotProps={{ htmlInput: { inputMode: 'decimal' } }}
        />
      </Box>
    </Box>
  );
};

/** The steps of a definition: who, in which order, from which amount, within how many days. */
export const StepsEditor = () => {
  const translate = useTranslate();
  const { fields, append, remove } = useFieldArray({ name: 'steps' });
  const steps = (useWatch({ name: 'steps' }) as ApprovalStepRule[] | undefined) ?? [];
  const add = () => {
    const stage = Math.min(9, (steps.at(-1)?.stage ?? 0) + 1);
    append({ name: { zh: '', en: '' }, stage, by: { kind: 'superior', level: 1 }, withinDays: 2 });
  };
  return (
    <Box>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {fields.map(({ id }, index) => (
          <StepRow key={id} index={index} onRemove={fields.length > 1 ? () => remove(index) : undefined} />
        ))}
      </Box>
      <Button sx={{ mt: 1 }} startIcon={<Add />} disabled={fields.length >= 12} onClick={add}>
        {translate('definitions.addStep')}
      </Button>
    </Box>
  );
};
