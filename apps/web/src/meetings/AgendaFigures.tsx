import Box from '@mui/material/Box';
import type { AgendaFigure } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { percentText } from '../kit/index.js';
import { attainmentPercent, changePercent, MeasureValue } from '../measures/index.js';
import type { Tone } from '../theme/index.js';

const Beside = ({ figure }: { figure: AgendaFigure }) => {
  const translate = useTranslate();
  const reached = attainmentPercent(figure.value, figure.target);
  if (reached !== null)
    return (
      <>
        {translate('meetings.target')} <MeasureValue measure={figure} value={figure.target} compact /> ·{' '}
        {percentText({ value: reached })}
      </>
    );
  if (figure.previous === null) return null;
  const change = changePercent(figure.value, figure.previous);
  const tone: Tone =
    change === null || change === 0 || figure.direction === 'neutral'
      ? 'neutral'
      : change > 0 === (figure.direction === 'up')
        ? 'good'
        : 'bad';
  return (
    <>
      {translate('meetings.previous')} <MeasureValue measure={figure} value={figure.previous} compact />
      {change !== null && change !== 0 && (
        <Box component="span" sx={{ ml: 0.5, fontWeight: 500, color: (theme) => theme.tokens.tones[tone].ink }}>
          {change > 0 ? '↑' : '↓'} {percentText({ value: Math.abs(change) })}
        </Box>
      )}
    </>
  );
};

/** The figures of an item, each against the period before or its target; a click opens the records behind it. */
export const AgendaFigures = ({ figures, onOpen }: { figures: AgendaFigure[]; onOpen: (figure: AgendaFigure) => void }) => (
  <Box
    sx={{
      display: 'grid',
      gap: 1,
      gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(auto-fill, minmax(168px, 1fr))' },
    }}
  >
    {figures.map((figure) => (
      <Box
        key={figure.code}
        component="button"
        type="button"
        onClick={() => onOpen(figure)}
        sx={{
          font: 'inherit',
          color: 'inherit',
          textAlign: 'left',
          minWidth: 0,
          px: 1.5,
          py: 1,
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          bgcolor: 'transparent',
          cursor: 'pointer',
          '&:hover': { borderColor: (theme) => theme.tokens.tones.neutral.solid },
        }}
      >
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{figure.name}</Box>
        <Box sx={{ fontSize: 18, fontWeight: 600, lineHeight: 1.4, fontVariantNumeric: 'tabular-nums' }}>
          <MeasureValue measure={figure} value={figure.value} compact quietZero />
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
          <Beside figure={figure} />
        </Box>
      </Box>
    ))}
  </Box>
);
