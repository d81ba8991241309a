import { InstalmentPatch, type InstalmentRow } from '@keyline/model';
import Box from '@mui/material/Box';
import { ResourceContextProvider, TextInput, useDataProvider, useTranslate } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { DateInput, FormDrawer, FormSection, PersonInput, Wide } from '../kit/index.js';

const editable = ['dueOn', 'collectorId', 'disputedOn', 'disputeNote'] as const;

/** Changes a running instalment: when it is due, who collects it, whether the customer disputes it. */
export const InstalmentDrawer = ({ instalment, onClose }: { instalment: InstalmentRow | null; onClose: () => void }) => {
  const translate = useTranslate();
  const dataProvider = useDataProvider();
  const save = (values: FieldValues) =>
    instalment
      ? dataProvider.update('instalments', { id: instalment.id, data: values, previousData: instalment })
      : Promise.resolve();
  const record = instalment && {
    version: instalment.version,
    ...Object.fromEntries(
      editable.filter((name) => instalment[name] !== null || name !== 'dueOn').map((name) => [name, instalment[name]]),
    ),
  };
  return (
    <ResourceContextProvider value="instalments">
      <FormDrawer
        open={instalment !== null}
        onClose={onClose}
        title={instalment ? translate('instalments.edit', { name: instalment.name }) : ''}
        schema={InstalmentPatch}
        record={record ?? {}}
        onSubmit={save}
      >
        <FormSection>
          {instalment?.dueOn === null ? (
            <Box sx={{ color: 'text.secondary', fontSize: 13, alignSelf: 'center' }}>{translate('instalments.waitsHint')}</Box>
          ) : (
            <DateInput source="dueOn" isRequired />
          )}
          <PersonInput source="collectorId" required />
          <DateInput source="disputedOn" />
          <Wide>
            <TextInput source="disputeNote" multiline minRows={2} helperText={false} />
          </Wide>
        </FormSection>
      </FormDrawer>
    </ResourceContextProvider>
  );
};
