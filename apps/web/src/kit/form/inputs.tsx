import { AutocompleteInput, ReferenceInput, SelectInput, useTranslate, type AutocompleteInputProps } from 'react-admin';

export interface RecordInputProps {
  source: string;
  /** A message key; `resources.<resource>.fields.<source>` by default. */
  label?: string;
  required?: boolean;
  /** Narrows the offer, for instance `{ accountId }` for contacts. */
  filter?: Record<string, unknown>;
  helperText?: string | false;
  disabled?: boolean;
  multiple?: boolean;
}

const search = (q: string) => (q ? { q } : {});

const RecordInput = ({
  reference,
  source,
  filter,
  label,
  required,
  ...rest
}: RecordInputProps & { reference: string; optionText?: AutocompleteInputProps['optionText'] }) => (
  <ReferenceInput source={source} reference={reference} filter={filter} sort={{ field: 'name', order: 'ASC' }} perPage={20}>
    <AutocompleteInput
      label={label}
      isRequired={required}
      filterToQuery={search}
      openOnFocus={false}
      helperText={false}
      {...rest}
    />
  </ReferenceInput>
);

/** Picks an account by name, short name or pinyin. */
export const AccountInput = (props: RecordInputProps) => <RecordInput reference="accounts" {...props} />;

/** Picks a colleague. */
export const PersonInput = (props: RecordInputProps) => <RecordInput reference="users" {...props} />;

/** Picks a contact; give `filter={{ accountId }}` where the account is known. */
export const ContactInput = (props: RecordInputProps) => <RecordInput reference="contacts" {...props} />;

export interface EnumInputProps {
  source: string;
  enum: string;
  values: readonly string[];
  label?: string;
  required?: boolean;
  helperText?: string | false;
}

/** One coded value from a longer list; for up to six prefer `ChipsInput`. */
export const EnumInput = ({ enum: name, values, required, helperText = false, ...rest }: EnumInputProps) => {
  const translate = useTranslate();
  return (
    <SelectInput
      {...rest}
      margin="none"
      sx={{ minWidth: 0, width: '100%' }}
      isRequired={required}
      helperText={helperText}
      choices={values.map((id) => ({ id, name: translate(`enums.${name}.${id}`, { _: id }) }))}
      translateChoice={false}
    />
  );
};
