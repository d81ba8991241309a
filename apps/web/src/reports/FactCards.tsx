import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Box from '@mui/material/Box';
import type { MeasureInfo, ReportFact } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { percentText } from '../kit/index.js';
import { attainmentPercent, changePercent, MeasureValue, type MeasureWords } from '../measures/index.js';
import { CommentMark } from './CommentContext.js';
import type { Tone } from '../theme/index.js';

const changeTone = (change: number, direction: MeasureInfo['direction'] | undefined): Tone => {
  if (change === 0 || direction === 'neutral' || direction === undefined) return 'neutral';
  return change > 0 === (direction === 'up') ? 'good' : 'bad';
};

/** Between two percentages: the percentage points, never a percentage of a percentage. */
const pointsBetween = ({ value, previous }: ReportFact): number | null =>
  value === null || previous === null ? null : Number(value) - Number(previous);

const Change = ({ fact, measure }: { fact: ReportFact; measure: MeasureInfo | undefined }) => {
  const translate = useTranslate();
  const points = measure?.unit === 'percent';
  const change = points ? pointsBetween(fact) : changePercent(fact.value, fact.previous);
  const before = <MeasureValue measure={measure} value={fact.previous} compact />;
  if (change === null)
    return (
      <>
        {translate('reports.fact.before')} {before}
      </>
    );
  const Arrow = change < 0 ? ArrowDownward : ArrowUpward;
  return (
    <>
      {translate('reports.fact.before')} {before}
      <Box
        component="span"
        sx={{
          display: 'inline-flex',
          alignItems: 'center',
          ml: 0.5,
          fontWeight: 500,
          color: (theme) => theme.tokens.tones[changeTone(change, measure?.direction)].ink,
        }}
      >
        {change !== 0 && <Arrow sx={{ fontSize: 12 }} />}
        {points ? translate('kit.points', { points: Math.abs(change).toFixed(1) }) : percentText({ value: Math.abs(change) })}
      </Box>
    </>
  );
};

const TargetBar = ({ fact, measure }: { fact: ReportFact; measure: MeasureInfo | undefined }) => {
  const translate = useTranslate();
  const reached = attainmentPercent(fact.value, fact.target);
  if (reached === null) return null;
  const tone: Tone = reached >= 100 ? 'good' : reached >= 60 ? 'accent' : 'soon';
  return (
    <Box sx={{ mt: 0.75 }}>
      <Box aria-hidden sx={{ height: 4, borderRadius: 2, bgcolor: 'divider', overflow: 'hidden' }}>
        <Box sx={{ height: '100%', width: `${Math.min(reached, 100)}%`, bgcolor: (theme) => theme.tokens.tones[tone].solid }} />
      </Box>
      <Box sx={{ fontSize: 12, color: 'text.secondary', mt: 0.25 }}>
        {translate('reports.fact.target')} <MeasureValue measure={measure} value={fact.target} compact /> ·{' '}
        {percentText({ value: reached })}
      </Box>
    </Box>
  );
};

export interface FactCardsProps {
  facts: ReportFact[];
  measures: MeasureWords;
  /** Opens the rows behind a figure. */
  onOpen: (fact: ReportFact) => void;
}

/** The figures of the period: each against the one before and its target; a click opens the rows that it counts. */
export const FactCards = ({ facts, measures, onOpen }: FactCardsProps) => (
  <Box
    sx={{
      display: 'grid',
      gap: '1px',
      gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', sm: 'repeat(3, minmax(0, 1fr))', xl: 'repeat(4, minmax(0, 1fr))' },
      bgcolor: 'background.paper',
      border: 1,
      borderColor: 'divider',
      borderRadius: 1,
      overflow: 'hidden',
    }}
  >
    {facts.map((fact) => {
      const measure = measures.find(fact.measure);
      return (
        <Box
          key={fact.measure}
          sx={{ position: 'relative', display: 'flex', minWidth: 0, boxShadow: (theme) => `0 0 0 1px ${theme.palette.divider}` }}
        >
          <Box
            component="button"
            type="button"
            onClick={() => onOpen(fact)}
            sx={{
              font: 'inherit',
              color: 'inherit',
              textAlign: 'left',
              border: 0,
              bgcolor: 'transparent',
              flex: 1,
              px: 1.75,
              py: 1.25,
              minWidth: 0,
              cursor: 'pointer',
              display: 'flex',
              flexDirection: 'column',
              alignItems: 'stretch',
              justifyContent: 'flex-start',
              '&:hover': { bgcolor: (theme) => theme.tokens.hover },
              '&:focus-visible': { outlineOffset: -2 },
            }}
          >
            <Box sx={{ color: 'text.secondary', fontSize: 13, pr: 3 }}>{measures.nameOf(fact.measure)}</Box>
            <Box sx={{ fontSize: 20, fontWeight: 600, lineHeight: 1.4 }}>
              <MeasureValue measure={measure} value={fact.value} compact quietZero />
            </Box>
            <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
              <Change fact={fact} measure={measure} />
            </Box>
            <TargetBar fact={fact} measure={measure} />
          </Box>
          <Box sx={{ position: 'absolute', top: 2, right: 2 }}>
            <CommentMark anchor={{ part: 'fact', key: fact.measure, label: measures.nameOf(fact.measure) }} />
          </Box>
        </Box>
      );
    })}
  </Box>
);
