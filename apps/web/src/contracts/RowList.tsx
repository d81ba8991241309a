import Add from '@mui/icons-material/Add';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { useTranslate, ValidationError } from 'react-admin';
import { useFieldArray, useFormState } from 'react-hook-form';

interface RowListProps {
  /** The list in the form: `lines`. Its words are `contracts.<source>.add|remove|none`. */
  source: string;
  /** Columns of a row on the desk; two on the phone. The last one holds the button that removes it. */
  columns: string;
  newRow: () => Record<string, unknown>;
  row: (source: (name: string) => string, index: number) => ReactNode;
  /** Beside the button that adds one: a sum. */
  foot?: ReactNode;
}

/** Rows of inputs that are added and removed: parties, lines, milestones. */
export const RowList = ({ source, columns, newRow, row, foot }: RowListProps) => {
  const translate = useTranslate();
  const { fields, append, remove } = useFieldArray({ name: source });
  const { errors } = useFormState({ name: source });
  const failed = errors[source] as { message?: string; root?: { message?: string } } | undefined;
  const message = failed?.root?.message ?? failed?.message;
  return (
    <Box>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {fields.map(({ id }, index) => (
          <Box
            component="li"
            key={id}
            sx={{
              display: 'grid',
              columnGap: 1,
              rowGap: 1.5,
              alignItems: 'start',
              py: 1.5,
              borderBottom: 1,
              borderColor: 'divider',
              gridTemplateColumns: { xs: '1fr 1fr', md: columns },
            }}
          >
            {row((name) => `${source}.${index}.${name}`, index)}
            <IconButton
              aria-label={translate(`contracts.${source}.remove`, { number: index + 1 })}
              onClick={() => remove(index)}
              sx={{ justifySelf: 'end', gridColumn: { xs: '1 / -1', md: 'auto' } }}
            >
              <DeleteOutlined fontSize="small" />
            </IconButton>
          </Box>
        ))}
      </Box>
      {fields.length === 0 && <Box sx={{ color: 'text.secondary', py: 1 }}>{translate(`contracts.${source}.none`)}</Box>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 1 }}>
        <Button size="small" startIcon={<Add />} onClick={() => append(newRow())}>
          {translate(`contracts.${source}.add`)}
        </Button>
        <Box sx={{ flex: 1 }} />
        {foot}
      </Box>
      {message && (
        <FormHelperText error>
          <ValidationError error={message} />
        </FormHelperText>
      )}
    </Box>
  );
};
