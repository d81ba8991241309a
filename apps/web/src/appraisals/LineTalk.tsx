import Box from '@mui/material/Box';
import { AppraisalJudgement, AppraisalObjection, type AppraisalLine } from '@keyline/model';
import { NumberInput, TextInput, useTranslate } from 'react-admin';
import { z } from 'zod';
import { FormDialog } from '../kit/index.js';
import { useMeasures } from '../measures/index.js';
import { useFormName } from './useFormName.js';
import type { AppraisalActions } from './useAppraisal.js';

interface TalkProps {
  line: AppraisalLine;
  actions: AppraisalActions;
  onClose: () => void;
}

const useLineName = ({ measure, name }: AppraisalLine): string => {
  const measures = useMeasures();
  const nameOf = useFormName();
  return measure === null ? nameOf(name ?? '') : measures.nameOf(measure);
};

const OBJECTION = AppraisalObjection.pick({ objection: true });

/** The person says what is wrong with a line. */
export const ObjectionDialog = ({ line, actions, onClose }: TalkProps) => {
  const translate = useTranslate();
  return (
    <FormDialog
      open
      onClose={onClose}
      title={translate('appraisals.objectTo', { name: useLineName(line) })}
      body={translate('appraisals.objectHint')}
      schema={OBJECTION}
      record={{ objection: line.objection ?? '' }}
      onSubmit={({ objection }) => actions.inForm.move('object', { lineId: line.id, objection: String(objection) })}
      submitLabel={translate('appraisals.objectSend')}
      done="appraisals.objectSent"
    >
      <TextInput source="objection" label="appraisals.objection" multiline minRows={3} isRequired autoFocus helperText={false} />
    </FormDialog>
  );
};

const LINES = AppraisalJudgement.shape.lines.unwrap().element.shape;
const ANSWER = z.strictObject({ answer: AppraisalObjection.shape.objection, score: LINES.score });

/** The superior answers, and changes the score where it is the superior's to give. */
export const AnswerDialog = ({ line, actions, onClose }: TalkProps) => {
  const translate = useTranslate();
  return (
    <FormDialog
      open
      onClose={onClose}
      title={translate('appraisals.answerTo', { name: useLineName(line) })}
      body={
        <>
          {translate('appraisals.objected', { words: line.objection })}
          {!line.byHand && <Box sx={{ mt: 1 }}>{translate('appraisals.countedHint')}</Box>}
        </>
      }
      schema={ANSWER}
      record={{ answer: line.answer ?? '', ...(line.byHand && line.score !== null ? { score: line.score } : {}) }}
      onSubmit={({ answer, score }) =>
        actions.inForm.judge({
          lines: [{ id: line.id, answer: String(answer), ...(line.byHand && typeof score === 'number' ? { score } : {}) }],
        })
      }
      submitLabel={translate('appraisals.answerSend')}
      done="appraisals.answerSent"
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        {line.byHand && <NumberInput source="score" label="appraisals.score" min={0} max={200} helperText={false} />}
        <TextInput source="answer" label="appraisals.answer" multiline minRows={3} isRequired autoFocus helperText={false} />
      </Box>
    </FormDialog>
  );
};
