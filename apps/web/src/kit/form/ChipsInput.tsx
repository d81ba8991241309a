import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import { FieldTitle, useInput, useResourceContext, useTranslate, ValidationError } from 'react-admin';
import { ChoiceChips, type Choice } from '../ChoiceChips.js';

interface Shared {
  source: string;
  label?: string;
  required?: boolean;
  multiple?: boolean;
  disabled?: boolean;
  /** The choices are whole numbers (a level from 1 to 5), and so is the value, or each of several. */
  asNumber?: boolean;
}

export type ChipsInputProps = Shared &
  (
    | { enum: string; values: readonly string[]; choices?: undefined }
    | { choices: readonly Choice[]; enum?: undefined; values?: undefined }
  );

/** A choice from few, as chips: one tap. `multiple` keeps an array, otherwise one value. Coded values or own choices. */
export const ChipsInput = ({
  source,
  label,
  required,
  multiple = false,
  disabled,
  asNumber = false,
  ...given
}: ChipsInputProps) => {
  const translate = useTranslate();
  const resource = useResourceContext();
  const { field, fieldState } = useInput<string | number | (string | number)[] | null>({
    source,
    defaultValue: multiple ? [] : null,
  });
  const current = field.value as string | number | (string | number)[] | null | undefined;
  const value = Array.isArray(current) ? current.map(String) : current ? [String(current)] : [];
  const choices = given.choices ?? given.values.map((id) => ({ id, name: translate(`enums.${given.enum}.${id}`, { _: id }) }));
  const labelText = translate(label ?? `resources.${resource}.fields.${source}`, { _: source });
  const message = fieldState.error?.message;
  return (
    <Box>
      <Box sx={{ color: 'text.secondary', fontSize: 12, mb: 0.75 }}>
        <FieldTitle label={labelText} source={source} resource={resource} isRequired={required} />
      </Box>
      <ChoiceChips
        label={labelText}
        choices={choices}
        value={value}
        multiple={multiple}
        disabled={disabled}
        onChange={(next) => {
          // What must be chosen is changed by choosing another, not taken away by a second tap.
          if (required && !multiple && next.length === 0) return;
          const values = asNumber ? next.map(Number) : next;
          field.onChange(multiple ? values : (values[0] ?? null));
          field.onBlur();
        }}
      />
      {fieldState.invalid && message && (
        <FormHelperText error>
          <ValidationError error={message} />
        </FormHelperText>
      )}
    </Box>
  );
};
