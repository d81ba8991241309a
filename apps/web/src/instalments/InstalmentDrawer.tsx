import { InstalmentPatch, type InstalmentRow } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ResourceContextProvider, TextInput, useDataProvider, useTranslate } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { Link } from 'react-router-dom';
import { DateInput, Facts, FormDrawer, FormSection, PersonName, Wide } from '../kit/index.js';
import { DueText } from './DueText.js';
import { HandOverDialog } from './HandOverButton.js';

/** What is not changed here but agreed or handed over: how it stands, and the way there. */
const Agreed = ({ instalment, onHandOver }: { instalment: InstalmentRow; onHandOver: () => void }) => {
  const translate = useTranslate();
  return (
    <Box sx={{ mb: 2 }}>
      <Facts
        facts={[
          { label: 'resources.instalments.fields.dueOn', value: <DueText part={instalment} /> },
          { label: 'resources.instalments.fields.collectorName', value: <PersonName name={instalment.collectorName} /> },
        ]}
      />
      <Box sx={{ color: 'text.secondary', fontSize: 13, mt: 1 }}>{translate('instalments.agreedHint')}</Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
        <Button size="small" variant="outlined" component={Link} to={`/contracts/${instalment.contractId}/amend`}>
          {translate('contracts.amendment.create')}
        </Button>
        {instalment.can.reassign && (
          <Button size="small" variant="outlined" onClick={onHandOver}>
            {translate('instalments.handOver.label')}
          </Button>
        )}
      </Box>
    </Box>
  );
};

/** Notes that the customer disputes a running instalment and what; its terms are agreed by an amendment, its collector by a hand-over. */
export const InstalmentDrawer = ({ instalment, onClose }: { instalment: InstalmentRow | null; onClose: () => void }) => {
  const translate = useTranslate();
  const dataProvider = useDataProvider();
  const [passing, setPassing] = useState<InstalmentRow | null>(null);
  const save = (values: FieldValues) =>
    instalment
      ? dataProvider.update('instalments', { id: instalment.id, data: values, previousData: instalment })
      : Promise.resolve();
  const record = instalment && {
    version: instalment.version,
    disputedOn: instalment.disputedOn,
    disputeNote: instalment.disputeNote,
  };
  const handOver = () => {
    setPassing(instalment);
    onClose();
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
        {instalment && <Agreed instalment={instalment} onHandOver={handOver} />}
        <FormSection>
          <DateInput source="disputedOn" />
          <Wide>
            <TextInput source="disputeNote" multiline minRows={2} helperText={false} />
          </Wide>
        </FormSection>
      </FormDrawer>
      <HandOverDialog open={passing !== null} instalmentIds={passing ? [passing.id] : []} onClose={() => setPassing(null)} />
    </ResourceContextProvider>
  );
};
