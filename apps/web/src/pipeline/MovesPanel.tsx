import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { PipelineFigure, PipelineReport } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Money, Panel } from '../kit/index.js';
import type { Tone } from '../theme/index.js';
import type { OpenDeals } from './usePipeline.js';

const MOVES: readonly (readonly [PipelineFigure, Tone])[] = [
  ['created', 'info'],
  ['advanced', 'good'],
  ['won', 'good'],
  ['grown', 'good'],
  ['pulled_in', 'good'],
  ['moved_back', 'soon'],
  ['slipped', 'bad'],
  ['postponed', 'soon'],
  ['shrunk', 'soon'],
  ['lost', 'bad'],
];
const QUIET: readonly (readonly [PipelineFigure, Tone])[] = [
  ['past_close', 'bad'],
  ['stalled', 'soon'],
  ['no_next_step', 'soon'],
  ['unvisited', 'soon'],
];

/** Number and amount of each figure; a line opens its deals. */
const FigureList = ({ figures, report, open }: { figures: typeof MOVES; report: PipelineReport; open: OpenDeals }) => {
  const translate = useTranslate();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {figures.map(([figure, tone]) => {
        const count = report.total.counts[figure];
        const title = translate(`pipeline.figure.${figure}`);
        return (
          <Box component="li" key={figure} sx={{ borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
            <ButtonBase
              disabled={count === 0}
              onClick={() => open({ figure, title })}
              sx={{
                width: '100%',
                px: 2,
                minHeight: 44,
                display: 'flex',
                gap: 1.5,
                textAlign: 'left',
                fontSize: 14,
                color: count === 0 ? 'text.secondary' : 'text.primary',
                '&:hover': { bgcolor: (theme) => theme.tokens.hover },
              }}
            >
              <Box
                aria-hidden
                sx={{
                  width: 8,
                  height: 8,
                  borderRadius: 1,
                  flex: 'none',
                  bgcolor: (theme) => theme.tokens.tones[count === 0 ? 'neutral' : tone].solid,
                }}
              />
              <Box sx={{ flex: 1, minWidth: 0 }}>{title}</Box>
              <Box sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}>{count}</Box>
              <Box sx={{ width: 104, textAlign: 'right' }}>
                <Money value={report.total.amounts[figure]} compact />
              </Box>
            </ButtonBase>
          </Box>
        );
      })}
    </Box>
  );
};

/** What moved since the period began, and what does not move. */
export const MovesPanel = (props: { report: PipelineReport; open: OpenDeals }) => {
  const translate = useTranslate();
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' },
      }}
    >
      <Panel flush title={translate('pipeline.moves')}>
        <FigureList figures={MOVES} {...props} />
      </Panel>
      <Panel flush title={translate('pipeline.quiet')}>
        <FigureList figures={QUIET} {...props} />
      </Panel>
    </Box>
  );
};
