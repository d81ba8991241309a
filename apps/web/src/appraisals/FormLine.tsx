import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type { AppraisalLine, AppraisalRecord } from '@keyline/model';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Badge, RecordLink } from '../kit/index.js';
import { MeasureValue, useMeasures } from '../measures/index.js';
import { LineFigure } from './LineFigure.js';
import type { AppraisalActions } from './useAppraisal.js';

/** Words that are kept when the field is left. */
const Words = ({ label, value, onSave }: { label: string; value: string | null; onSave: (words: string) => void }) => {
  const [text, setText] = useState(value ?? '');
  return (
    <TextField
      size="small"
      fullWidth
      multiline
      label={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => text !== (value ?? '') && onSave(text)}
    />
  );
};

const ScoreInput = ({ label, line, onSave }: { label: string; line: AppraisalLine; onSave: (score: number) => void }) => {
  const [text, setText] = useState(line.score === null ? '' : String(line.score));
  const save = (): void => {
    const score = Number(text);
    if (text.trim() !== '' && score !== line.score && score >= 0 && score <= 200) onSave(Math.round(score * 10) / 10);
  };
  return (
    <TextField
      size="small"
      label={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={save}
      sx={{ width: 96 }}
      slotProps={{ htmlInput: { inputMode: 'decimal' } }}
    />
  );
};

/** Where a counted figure comes from: the version of the report that froze it, or the records. */
const Source = ({ line }: { line: AppraisalLine }) => {
  const translate = useTranslate();
  if (line.kind !== 'measure') return null;
  if (!line.reportId) return <Badge tone="soon">{translate('appraisals.notFrozen')}</Badge>;
  return (
    <RecordLink entity="reports" id={line.reportId}>
      {translate('appraisals.fromReport', { revision: line.reportRevision, hash: line.factsHash?.slice(0, 8) })}
    </RecordLink>
  );
};

/** A line of the form: figure or judgement, score, words, objection and answer. */
export const FormLine = ({ line, form, actions }: { line: AppraisalLine; form: AppraisalRecord; actions: AppraisalActions }) => {
  const translate = useTranslate();
  const measures = useMeasures();
  const [objecting, setObjecting] = useState(false);
  const measure = line.measure === null ? undefined : measures.find(line.measure);
  const judge = (part: Record<string, unknown>) =>
    void actions.judge({ lines: [{ id: line.id, ...part }] }).catch(() => undefined);
  const byHand = form.can.judge && (line.kind === 'judged' || line.target === null);
  return (
    <Box component="li" sx={{ px: 2, py: 1.5, borderTop: 1, borderColor: 'divider', display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1.5 }}>
        <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
          <Box sx={{ fontWeight: 600 }}>{line.measure === null ? line.name : measures.nameOf(line.measure)}</Box>
          <Box sx={{ color: 'text.secondary', fontSize: 12, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <span>{translate('appraisals.weight', { weight: line.weight })}</span>
            {line.hint && <span>{line.hint}</span>}
            <Source line={line} />
          </Box>
        </Box>
        {line.kind === 'measure' && (
          <Box sx={{ textAlign: 'right', fontSize: 13 }}>
            <LineFigure line={line} form={form} />
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {' / '}
              <MeasureValue measure={measure} value={line.target} compact />
            </Box>
          </Box>
        )}
        {byHand ? (
          <ScoreInput key={line.score} label={translate('appraisals.score')} line={line} onSave={(score) => judge({ score })} />
        ) : (
          <Box sx={{ width: 64, textAlign: 'right', fontSize: 18, fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
            {line.score ?? '—'}
          </Box>
        )}
      </Box>
      {form.can.judge ? (
        <Words
          key={line.comment}
          label={translate('appraisals.comment')}
          value={line.comment}
          onSave={(comment) => judge({ comment })}
        />
      ) : (
        line.comment && <Box sx={{ fontSize: 13 }}>{line.comment}</Box>
      )}
      {line.objection && (
        <Box sx={{ fontSize: 13, borderLeft: 3, pl: 1, borderColor: (theme) => theme.tokens.tones.soon.solid }}>
          {translate('appraisals.objected', { words: line.objection })}
        </Box>
      )}
      {line.objection && form.can.judge && (
        <Words
          key={line.answer}
          label={translate('appraisals.answer')}
          value={line.answer}
          onSave={(answer) => judge({ answer })}
        />
      )}
      {line.answer && !form.can.judge && (
        <Box sx={{ fontSize: 13 }}>{translate('appraisals.answered', { words: line.answer })}</Box>
      )}
      {form.can.object &&
        (objecting ? (
          <Words
            label={translate('appraisals.objection')}
            value={line.objection}
            onSave={(objection) => {
              setObjecting(false);
              void actions.move('object', { lineId: line.id, objection }).catch(() => undefined);
            }}
          />
        ) : (
          <Box>
            <Button size="small" onClick={() => setObjecting(true)}>
              {translate('appraisals.object')}
            </Button>
          </Box>
        ))}
    </Box>
  );
};
