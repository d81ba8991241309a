import Add from '@mui/icons-material/Add';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import {
  INSTALMENT_KINDS,
  isMoney,
  isNegative,
  isZero,
  makeSchedule,
  scheduleGap,
  splitMoney,
  type InstalmentInput,
} from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import { TextInput, useTranslate, ValidationError } from 'react-admin';
import { useFieldArray, useFormState, useWatch } from 'react-hook-form';
import { useToday } from '../data/index.js';
import { addDays, EnumInput, MoneyInput } from '../kit/index.js';
import { DueInputs } from './DueInputs.js';
import { PercentField } from './PercentField.js';
import { SumGap } from './SumGap.js';

type Part = Partial<InstalmentInput>;

const fieldLabel = (name: string): string => `resources.instalments.fields.${name}`;

const PartRow = ({ index, amount, onRemove }: { index: number; amount: string; onRemove: () => void }) => {
  const translate = useTranslate();
  const source = (name: string) => `instalments.${index}.${name}`;
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gap: 1,
        alignItems: 'start',
        py: 1,
        borderBottom: 1,
        borderColor: 'divider',
        gridTemplateColumns: {
          xs: '1fr 1fr',
          md: 'minmax(0, 1.2fr) minmax(0, 1.2fr) 84px minmax(0, 1.2fr) 40px',
        },
      }}
    >
      <TextInput source={source('name')} label={fieldLabel('name')} helperText={false} isRequired />
      <EnumInput source={source('kind')} label={fieldLabel('kind')} enum="instalmentKind" values={INSTALMENT_KINDS} />
      <PercentField source={source('amount')} total={amount} />
      <MoneyInput source={source('amount')} label={fieldLabel('amount')} isRequired />
      <IconButton
        aria-label={translate('contracts.schedule.remove', { number: index + 1 })}
        onClick={onRemove}
        sx={{ justifySelf: 'end' }}
      >
        <DeleteOutlined fontSize="small" />
      </IconButton>
      <DueInputs index={index} />
    </Box>
  );
};

const weights = ['30', '60', '10'] as const;
const usual = ['advance', 'acceptance', 'retention'] as const;
/** When those usually fall due, in days from today: a proposal to be changed. */
const usualDays = [30, 120, 485] as const;
const MONTH = 30;

const asSums = (parts: readonly Part[]) =>
  parts.map((part) => ({ amount: part.amount && isMoney(part.amount) ? part.amount : '0' }));

/** What is still to be spread; empty when nothing is. */
const missingOf = (amount: string, parts: readonly Part[]): string => {
  const gap = scheduleGap(amount, asSums(parts));
  return isNegative(gap) || isZero(gap) ? '' : gap;
};

/** The payment schedule: parts by sum or by percent, the difference to the contract sum always in sight. */
export const ScheduleEditor = () => {
  const translate = useTranslate();
  const today = useToday();
  const { fields, append, remove, replace } = useFieldArray({ name: 'instalments' });
  const parts = (useWatch({ name: 'instalments' }) as Part[] | undefined) ?? [];
  const amount = String((useWatch({ name: 'amount' }) as string | undefined) ?? '');
  const { errors } = useFormState({ name: 'instalments' });
  const failed = errors['instalments'] as { message?: string; root?: { message?: string } } | undefined;
  const message = failed?.root?.message ?? failed?.message;
  const ready = isMoney(amount) && !isZero(amount);
  /** The next part: what is still missing of the sum, a month after the last. */
  const newPart = (place = parts.length): Part => ({
    name: translate('contracts.schedule.part', { number: place + 1 }),
    kind: 'other',
    amount: ready ? missingOf(amount, parts) : '',
    dueRule: 'date',
    dueOn: addDays(parts.at(-1)?.dueOn || today, MONTH),
  });

  const splitEqually = () => {
    const rows = parts.length > 0 ? parts : [newPart(0), { ...newPart(1), dueOn: addDays(today, 2 * MONTH) }];
    const shares = splitMoney(
      amount,
      rows.map(() => 1),
    );
    replace(rows.map((part, index) => ({ ...part, amount: shares[index] })));
  };
  const takeUsual = () =>
    replace(
      makeSchedule(
        amount,
        usual.map((kind, index) => ({
          kind,
          name: translate(`enums.instalmentKind.${kind}`),
          percent: weights[index] ?? '0',
          dueOn: null,
        })),
      ).map(({ name, kind, amount: share, sequence }) => ({
        name,
        kind,
        amount: share,
        dueRule: 'date' as const,
        dueOn: addDays(today, usualDays[sequence - 1] ?? MONTH),
      })),
    );

  return (
    <Box>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {fields.map(({ id }, index) => (
          <PartRow key={id} index={index} amount={amount} onRemove={() => remove(index)} />
        ))}
      </Box>
      {fields.length === 0 && <Box sx={{ color: 'text.secondary', py: 1 }}>{translate('contracts.schedule.none')}</Box>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 1 }}>
        <Button size="small" startIcon={<Add />} onClick={() => append(newPart())}>
          {translate('contracts.schedule.add')}
        </Button>
        <Button size="small" disabled={!ready} onClick={splitEqually}>
          {translate('contracts.schedule.equal')}
        </Button>
        {fields.length === 0 && (
          <Button size="small" disabled={!ready} onClick={takeUsual}>
            {translate('contracts.schedule.usual')}
          </Button>
        )}
        <Box sx={{ flex: 1 }} />
        <Box aria-live="polite">
          <SumGap amount={amount} parts={asSums(parts)} />
        </Box>
      </Box>
      {message && (
        <FormHelperText error>
          <ValidationError error={message} />
        </FormHelperText>
      )}
    </Box>
  );
};
