import { AdvanceInput, LOST_REASONS, type ExitField, type OpportunityRow, type Stage } from '@keyline/model';
import Box from '@mui/material/Box';
import { ResourceContextProvider, TextInput, useTranslate } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { ChipsInput, DateInput, FormDialog, MoneyInput } from '../kit/index.js';

export type MovableDeal = Pick<OpportunityRow, 'id' | 'name' | 'stage' | 'amount' | 'version'>;

export interface AskedMove {
  deal: MovableDeal;
  to: Stage;
  missing: ExitField[];
}

const inputs: Record<ExitField, React.JSX.Element> = {
  amount: <MoneyInput key="amount" source="amount" isRequired />,
  budget: <MoneyInput key="budget" source="budget" isRequired />,
  expectedCloseOn: <DateInput key="expectedCloseOn" source="expectedCloseOn" isRequired />,
  purchaseSchedule: (
    <TextInput key="purchaseSchedule" source="purchaseSchedule" isRequired multiline minRows={2} helperText={false} />
  ),
  decisionProcedure: (
    <TextInput key="decisionProcedure" source="decisionProcedure" isRequired multiline minRows={2} helperText={false} />
  ),
};

const Ending = ({ to }: { to: Stage }) => {
  if (to === 'won') {
    return (
      <>
        <MoneyInput source="wonAmount" isRequired />
        <TextInput source="closeNote" multiline minRows={2} helperText={false} />
      </>
    );
  }
  if (to !== 'lost') return null;
  return (
    <>
      <ChipsInput source="lostReason" enum="lossReason" values={LOST_REASONS} required />
      <TextInput source="lostTo" helperText={false} />
      <TextInput source="closeNote" multiline minRows={2} helperText={false} />
    </>
  );
};

const lostSchema = AdvanceInput.required({ lostReason: true });
const wonSchema = AdvanceInput.required({ wonAmount: true });

export interface MoveDialogProps {
  asked: AskedMove | null;
  onClose: () => void;
  onSubmit: (values: FieldValues) => Promise<unknown>;
}

/** Asks for what a move needs: the sum won, the reason lost, or the facts that the stage left behind wants known. */
export const MoveDialog = ({ asked, onClose, onSubmit }: MoveDialogProps) => {
  const translate = useTranslate();
  if (!asked) return null;
  const { deal, to, missing } = asked;
  const stage = translate(`enums.stage.${to}`);
  const kind = to === 'won' || to === 'lost' ? to : 'stage';
  return (
    <ResourceContextProvider value="opportunities">
      <FormDialog
        open
        onClose={onClose}
        title={translate(`opportunities.ask.${kind}.title`, { name: deal.name, stage })}
        body={
          missing.length > 0
            ? translate('opportunities.ask.missing')
            : kind === 'stage'
              ? undefined
              : translate(`opportunities.ask.${kind}.body`)
        }
        schema={to === 'lost' ? lostSchema : to === 'won' ? wonSchema : AdvanceInput}
        record={{ stage: to, wonAmount: to === 'won' ? deal.amount : undefined }}
        onSubmit={onSubmit}
        submitLabel={translate(`opportunities.ask.${kind}.submit`, { stage })}
        destructive={to === 'lost'}
        done="opportunities.movedDone"
      >
        <Box sx={{ display: 'grid', gap: 1.5, pt: 1 }}>
          {missing.map((field) => inputs[field])}
          <Ending to={to} />
        </Box>
      </FormDialog>
    </ResourceContextProvider>
  );
};
