import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import { attainmentOf, type AppraisalLine, type AppraisalRecord } from '@keyline/model';
import { useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Badge, entityPath, Percent } from '../kit/index.js';
import { MeasureValue, useMeasures } from '../measures/index.js';
import { LineFigure } from './LineFigure.js';
import { AnswerDialog, ObjectionDialog } from './LineTalk.js';
import { useCurveText } from './useCurveText.js';
import { useFormName } from './useFormName.js';
import { Words } from './Words.js';
import type { AppraisalActions } from './useAppraisal.js';

interface LineProps {
  line: AppraisalLine;
  form: AppraisalRecord;
  actions: AppraisalActions;
}

const ScoreInput = ({ label, line, onSave }: { label: string; line: AppraisalLine; onSave: (score: number) => void }) => {
  const [text, setText] = useState(line.score === null ? '' : String(line.score));
  const score = Number(text);
  const wrong = text.trim() !== '' && !(score >= 0 && score <= 200);
  const save = (): void => {
    if (text.trim() !== '' && !wrong && score !== line.score) onSave(Math.round(score * 10) / 10);
  };
  return (
    <TextField
      size="small"
      label={label}
      value={text}
      error={wrong}
      onChange={(event) => setText(event.target.value)}
      onBlur={save}
      sx={{ width: 96 }}
      slotProps={{ htmlInput: { inputMode: 'decimal' } }}
    />
  );
};

/** Where a counted figure comes from: exactly the version of the report that froze it, or the records. */
const Source = ({ line }: { line: AppraisalLine }) => {
  const translate = useTranslate();
  if (line.kind !== 'measure') return null;
  if (!line.reportId) return <Badge tone="soon">{translate('appraisals.notFrozen')}</Badge>;
  return (
    <MuiLink component={Link} to={`${entityPath('report', line.reportId)}?revision=${line.reportRevision}`}>
      {translate('appraisals.fromReport', { revision: line.reportRevision, hash: line.factsHash?.slice(0, 8) })}
    </MuiLink>
  );
};

/** Done (which opens its records), wanted, and what that comes to. */
const Figures = ({ line, form }: Pick<LineProps, 'line' | 'form'>) => {
  const translate = useTranslate();
  const measures = useMeasures();
  const measure = line.measure === null ? undefined : measures.find(line.measure);
  if (line.kind !== 'measure') return null;
  const reached = measure && line.actual !== null ? attainmentOf(line.actual, line.target, measure.direction) : null;
  const pair = (label: string, value: ReactNode) => (
    <Box sx={{ minWidth: 72 }}>
      <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{translate(label)}</Box>
      <Box sx={{ whiteSpace: 'nowrap' }}>{value}</Box>
    </Box>
  );
  return (
    <Box sx={{ gridArea: 'figures', display: 'flex', gap: 2, fontSize: 13 }}>
      {pair('appraisals.actual', <LineFigure line={line} form={form} />)}
      {pair('appraisals.target', <MeasureValue measure={measure} value={line.target} compact />)}
      {pair('appraisals.reached', <Percent value={reached} />)}
    </Box>
  );
};

/** What was objected, and what the superior says to it; each side has its button. */
const Talk = ({ line, form, actions }: LineProps) => {
  const translate = useTranslate();
  const [open, setOpen] = useState<'objection' | 'answer' | null>(null);
  const close = (): void => setOpen(null);
  const unanswered = line.objection !== null && line.answer === null;
  return (
    <>
      {line.objection && (
        <Box sx={{ fontSize: 13, borderLeft: 3, pl: 1, borderColor: (theme) => theme.tokens.tones.soon.solid }}>
          <Box>{translate('appraisals.objected', { words: line.objection })}</Box>
          {line.answer ? (
            <Box sx={{ mt: 0.5 }}>{translate('appraisals.answered', { words: line.answer })}</Box>
          ) : (
            <Badge tone="soon">{translate('appraisals.waitsForAnswer')}</Badge>
          )}
        </Box>
      )}
      {(form.can.object || (form.can.judge && line.objection)) && (
        <Box>
          {form.can.object && (
            <Button size="small" onClick={() => setOpen('objection')}>
              {translate(unanswered ? 'appraisals.objectAnew' : 'appraisals.object')}
            </Button>
          )}
          {form.can.judge && line.objection && (
            <Button size="small" variant={unanswered ? 'contained' : 'text'} onClick={() => setOpen('answer')}>
              {translate(unanswered ? 'appraisals.toAnswer' : 'appraisals.answerAnew')}
            </Button>
          )}
        </Box>
      )}
      {open === 'objection' && <ObjectionDialog line={line} actions={actions} onClose={close} />}
      {open === 'answer' && <AnswerDialog line={line} actions={actions} onClose={close} />}
    </>
  );
};

/** A line of the form: figure or judgement, score, words, objection and answer. */
export const FormLine = (props: LineProps) => {
  const { line, form, actions } = props;
  const translate = useTranslate();
  const measures = useMeasures();
  const nameOf = useFormName();
  const curveText = useCurveText();
  const name = line.measure === null ? nameOf(line.name ?? '') : measures.nameOf(line.measure);
  const judge = (part: Record<string, unknown>) =>
    void actions.judge({ lines: [{ id: line.id, ...part }] }).catch(() => undefined);
  return (
    <Box component="li" sx={{ px: 2, py: 1.5, borderTop: 1, borderColor: 'divider', display: 'grid', gap: 1 }}>
      <Box
        sx={{
          display: 'grid',
          alignItems: 'center',
          columnGap: 3,
          rowGap: 1,
          gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', md: 'minmax(0, 1fr) auto 96px' },
          gridTemplateAreas: { xs: '"what score" "figures figures"', md: '"what figures score"' },
        }}
      >
        <Box sx={{ gridArea: 'what', minWidth: 0 }}>
          <Box sx={{ fontWeight: 600 }}>{line.scope === 'team' ? translate('appraisals.ofTeam', { name }) : name}</Box>
          <Box sx={{ color: 'text.secondary', fontSize: 12, display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>
            <span>{translate('appraisals.weight', { weight: line.weight })}</span>
            {line.curve && <span>{curveText(line.curve)}</span>}
            {line.hint && <span>{nameOf(line.hint)}</span>}
            <Source line={line} />
          </Box>
        </Box>
        <Figures line={line} form={form} />
        <Box sx={{ gridArea: 'score', justifySelf: 'end' }}>
          {form.can.judge && line.byHand ? (
            <ScoreInput key={line.score} label={translate('appraisals.score')} line={line} onSave={(score) => judge({ score })} />
          ) : (
            <Box sx={{ minWidth: 64, textAlign: 'right', fontSize: 18, fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
              {line.score ?? '—'}
            </Box>
          )}
        </Box>
      </Box>
      {form.can.judge ? (
        <Words
          key={line.comment}
          label={translate('appraisals.comment')}
          value={line.comment}
          onSave={(comment) => judge({ comment })}
        />
      ) : (
        line.comment && <Box sx={{ fontSize: 13 }}>{translate('appraisals.commented', { words: line.comment })}</Box>
      )}
      <Talk {...props} />
    </Box>
  );
};
