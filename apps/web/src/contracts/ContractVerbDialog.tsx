import { afterTermination, ContractMoveInput, isZero, type ContractRecord, type ContractVerb } from '@keyline/model';
import Box from '@mui/material/Box';
import { HttpError, ResourceContextProvider, TextInput, useTranslate } from 'react-admin';
import { useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { problemOf, useApi, useToday } from '../data/index.js';
import { DateInput, Facts, FormDialog, Money } from '../kit/index.js';
import { verbWord } from './verbWord.js';

/** Verbs that happen on a day which is worth keeping, and those that want a reason. */
const dated: readonly string[] = ['sign', 'terminate'];
const reasoned: readonly ContractVerb[] = ['terminate', 'return_to_draft'];

const reasonNeeded = ContractMoveInput.required({ reason: true });

/** The sums that stay owed, and those that cease. */
const AfterTermination = ({ contract }: { contract: ContractRecord }) => {
  const today = useToday();
  if (contract.signedOn === null) return null;
  const { stays, ceases } = afterTermination(contract.instalments, today);
  return (
    <Facts
      facts={[
        {
          label: 'contracts.verb.terminate.stays',
          value: <Money value={stays} strong tone={isZero(stays) ? undefined : 'bad'} />,
        },
        { label: 'contracts.verb.terminate.ceases', value: <Money value={ceases} /> },
      ]}
    />
  );
};

export interface ContractVerbDialogProps {
  contract: ContractRecord;
  verb: ContractVerb | null;
  onClose: () => void;
}

/** One move of a contract: its date, its reason, and in words what stands against it when the server refuses. */
export const ContractVerbDialog = ({ contract, verb, onClose }: ContractVerbDialogProps) => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  const [missing, setMissing] = useState<{ code: string; text: string }[]>([]);
  if (!verb) return null;
  const word = verbWord(contract, verb);
  const hasDay = dated.includes(word);
  const close = () => {
    setMissing([]);
    onClose();
  };
  const submit = async (values: FieldValues) => {
    try {
      await api.verb('contracts', contract.id, verb, { ...values, version: contract.version });
    } catch (error) {
      const problem = problemOf(error) as
        { code?: string; reasons?: { code: string; text: string }[]; status: number } | undefined;
      if (problem?.code !== 'contract.move-refused' || !problem.reasons) throw error;
      setMissing(problem.reasons);
      throw new HttpError(translate('contracts.refused'), problem.status, problem);
    }
  };
  return (
    <ResourceContextProvider value="contracts">
      <FormDialog
        open
        onClose={close}
        title={translate(`contracts.verb.${word}.title`, { number: contract.number })}
        body={translate(`contracts.verb.${word}.body`)}
        schema={verb === 'terminate' ? reasonNeeded : ContractMoveInput}
        record={hasDay ? { on: today } : {}}
        onSubmit={submit}
        submitLabel={translate(`contracts.verb.${word}.label`)}
        destructive={verb === 'terminate'}
        done="contracts.moved"
      >
        <Box sx={{ display: 'grid', gap: 1.5, pt: 1 }}>
          {missing.length > 0 && (
            <Box
              role="alert"
              sx={{
                px: 1.5,
                py: 1,
                borderRadius: 1,
                bgcolor: (theme) => theme.tokens.tones.bad.soft,
                color: (theme) => theme.tokens.tones.bad.ink,
              }}
            >
              {translate('contracts.refused')}
              <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
                {missing.map(({ code, text }) => (
                  <li key={code}>{text}</li>
                ))}
              </Box>
            </Box>
          )}
          {word === 'terminate' && <AfterTermination contract={contract} />}
          {hasDay && <DateInput source="on" label={`contracts.verb.${verb}.on`} />}
          {reasoned.includes(verb) && (
            <TextInput
              source="reason"
              label="contracts.reason"
              isRequired={verb === 'terminate'}
              multiline
              minRows={2}
              helperText={false}
            />
          )}
        </Box>
      </FormDialog>
    </ResourceContextProvider>
  );
};
