import DeleteOutline from '@mui/icons-material/DeleteOutline';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { APPRAISAL_SCOPES, type AppraisalScope, type AppraisalTemplateLine, type ScoringCurve } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { parseMoney } from '../kit/index.js';
import { useMeasures } from '../measures/index.js';
import { useFormName } from './useFormName.js';

const CURVES: Record<ScoringCurve['kind'], ScoringCurve> = {
  linear: { kind: 'linear', zeroAt: 0, fullAt: 100, cap: 120 },
  capped: { kind: 'capped', zeroAt: 0, fullAt: 100 },
  step: {
    kind: 'step',
    steps: [
      { from: 60, score: 60 },
      { from: 80, score: 80 },
      { from: 100, score: 100 },
    ],
  },
};
const whole = (text: string): number => Number(text.replace(/\D/g, '') || '0');

type MeasureLine = Extract<AppraisalTemplateLine, { kind: 'measure' }>;

const Small = ({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) => (
  <TextField
    size="small"
    label={label}
    value={value}
    onChange={(event) => onChange(whole(event.target.value))}
    sx={{ width: 92 }}
    slotProps={{ htmlInput: { inputMode: 'numeric' } }}
  />
);

/** From which attainment how many points. */
const CurveEditor = ({ curve, onChange }: { curve: ScoringCurve; onChange: (curve: ScoringCurve) => void }) => {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      <TextField
        select
        size="small"
        label={translate('appraisals.curve.label')}
        value={curve.kind}
        onChange={(event) => onChange(CURVES[event.target.value as ScoringCurve['kind']])}
        sx={{ width: 132 }}
      >
        {Object.keys(CURVES).map((kind) => (
          <MenuItem key={kind} value={kind}>
            {translate(`appraisals.curve.${kind}`)}
          </MenuItem>
        ))}
      </TextField>
      {curve.kind === 'step' ? (
        curve.steps.map((step, index) => {
          const put = (part: Partial<typeof step>) =>
            onChange({ ...curve, steps: curve.steps.map((each, at) => (at === index ? { ...each, ...part } : each)) });
          return (
            <Box key={index} sx={{ display: 'flex', gap: 0.5 }}>
              <Small label={translate('appraisals.curve.from')} value={step.from} onChange={(from) => put({ from })} />
              <Small label={translate('appraisals.score')} value={step.score} onChange={(score) => put({ score })} />
            </Box>
          );
        })
      ) : (
        <>
          <Small
            label={translate('appraisals.curve.zeroAt')}
            value={curve.zeroAt}
            onChange={(zeroAt) => onChange({ ...curve, zeroAt })}
          />
          <Small
            label={translate('appraisals.curve.fullAt')}
            value={curve.fullAt}
            onChange={(fullAt) => onChange({ ...curve, fullAt })}
          />
          {curve.kind === 'linear' && (
            <Small label={translate('appraisals.curve.cap')} value={curve.cap} onChange={(cap) => onChange({ ...curve, cap })} />
          )}
        </>
      )}
    </Box>
  );
};

/** One line of a form: a measure with target and curve, or what the superior judges. */
export const LineEditor = ({
  line,
  leads,
  onChange,
  onRemove,
}: {
  line: AppraisalTemplateLine;
  /** The form is for people who lead others: a measure may count their team. */
  leads: boolean;
  onChange: (line: AppraisalTemplateLine) => void;
  onRemove: () => void;
}) => {
  const translate = useTranslate();
  const measures = useMeasures();
  const nameOf = useFormName();
  const turn = (kind: string): void =>
    onChange(
      kind === 'judged'
        ? { kind: 'judged', name: '', weight: line.weight }
        : {
            kind: 'measure',
            measure: measures.all[0]?.code ?? 'visits_done',
            weight: line.weight,
            curve: CURVES.linear,
            target: null,
          },
    );
  const counted: MeasureLine | null = line.kind === 'measure' ? line : null;
  return (
    <Box sx={{ display: 'grid', gap: 1, p: 1.5, border: 1, borderColor: 'divider', borderRadius: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <TextField
          select
          size="small"
          label={translate('appraisals.kind.label')}
          value={line.kind}
          onChange={(event) => turn(event.target.value)}
          sx={{ width: 112 }}
        >
          {['measure', 'judged'].map((kind) => (
            <MenuItem key={kind} value={kind}>
              {translate(`appraisals.kind.${kind}`)}
            </MenuItem>
          ))}
        </TextField>
        {line.kind === 'measure' ? (
          <TextField
            select
            size="small"
            label={translate('resources.targets.fields.measure')}
            value={line.measure}
            onChange={(event) => onChange({ ...line, measure: event.target.value })}
            sx={{ flex: '1 1 160px' }}
          >
            {measures.all.map(({ code }) => (
              <MenuItem key={code} value={code}>
                {measures.nameOf(code)}
              </MenuItem>
            ))}
          </TextField>
        ) : (
          <TextField
            size="small"
            label={translate('appraisals.lineName')}
            value={nameOf(line.name)}
            onChange={(event) => onChange({ ...line, name: event.target.value })}
            sx={{ flex: '1 1 160px' }}
          />
        )}
        <Small
          label={translate('appraisals.weightLabel')}
          value={line.weight}
          onChange={(weight) => onChange({ ...line, weight })}
        />
        <IconButton aria-label={translate('ra.action.delete')} onClick={onRemove}>
          <DeleteOutline />
        </IconButton>
      </Box>
      {line.kind === 'judged' && (
        <TextField
          size="small"
          label={translate('appraisals.hint')}
          value={nameOf(line.hint ?? '')}
          onChange={(event) => onChange({ ...line, hint: event.target.value || null })}
        />
      )}
      {counted && (
        <>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            {leads && (
              <TextField
                select
                size="small"
                label={translate('appraisals.scope.label')}
                value={counted.scope ?? 'own'}
                onChange={(event) => onChange({ ...counted, scope: event.target.value as AppraisalScope })}
                sx={{ width: 132 }}
              >
                {APPRAISAL_SCOPES.map((scope) => (
                  <MenuItem key={scope} value={scope}>
                    {translate(`appraisals.scope.${scope}`)}
                  </MenuItem>
                ))}
              </TextField>
            )}
            <TextField
              size="small"
              label={translate('appraisals.fixedTarget')}
              helperText={translate('appraisals.fixedTargetHint')}
              value={counted.target ?? ''}
              onChange={(event) => onChange({ ...counted, target: parseMoney(event.target.value) || null })}
              slotProps={{ htmlInput: { inputMode: 'decimal' } }}
              sx={{ flex: '1 1 160px' }}
            />
          </Box>
          <CurveEditor curve={counted.curve} onChange={(curve) => onChange({ ...counted, curve })} />
        </>
      )}
    </Box>
  );
};
