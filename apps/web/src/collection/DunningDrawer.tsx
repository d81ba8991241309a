import { DUNNING_KINDS, DunningInput } from '@keyline/model';
import { TextInput, useDataProvider, useTranslate } from 'react-admin';
import { useToday } from '../data/index.js';
import { ChipsInput, DateInput, FormDrawer, FormSection, QuickDates, Wide } from '../kit/index.js';
import type { Debt } from './DebtVerbs.js';

interface DunningDrawerProps {
  debt: Debt;
  open: boolean;
  onClose: () => void;
}

/** What was said about the money; with a next day it comes back as a task. */
export const DunningDrawer = ({ debt, open, onClose }: DunningDrawerProps) => {
  const translate = useTranslate();
  const dataProvider = useDataProvider();
  const today = useToday();
  const { accountId, accountName, instalmentId, instalmentName } = debt;
  return (
    <FormDrawer
      open={open}
      onClose={onClose}
      title={translate('collection.noteTitle', { name: [accountName, instalmentName].filter(Boolean).join(' · ') })}
      schema={DunningInput}
      record={{ accountId, instalmentId: instalmentId ?? null, kind: 'call', on: today }}
      done="collection.noted"
      onSubmit={(values) => dataProvider.create('dunnings', { data: values })}
    >
      <FormSection>
        <Wide>
          <ChipsInput source="kind" enum="dunningKind" values={DUNNING_KINDS} label="resources.dunnings.fields.kind" required />
        </Wide>
        <Wide>
          <TextInput
            source="note"
            label="resources.dunnings.fields.note"
            multiline
            minRows={3}
            isRequired
            helperText={false}
            autoFocus
          />
        </Wide>
        <TextInput source="spokenTo" label="resources.dunnings.fields.spokenTo" helperText={false} />
        <DateInput source="on" label="resources.dunnings.fields.on" max={today} />
        <DateInput source="nextActionOn" label="resources.dunnings.fields.nextActionOn" />
        <Wide>
          <QuickDates source="nextActionOn" />
        </Wide>
      </FormSection>
    </FormDrawer>
  );
};
