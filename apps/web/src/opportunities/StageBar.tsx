import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { canMoveStage, isOpenStage, OPEN_STAGES, type OpportunityRecord, type Stage } from '@keyline/model';
import { useTranslate } from 'react-admin';

export interface StageBarProps {
  deal: OpportunityRecord;
  onMove: (to: Stage) => void;
}

/** The stages passed, the one the deal stands in, and those to come; a click moves it there. */
export const StageBar = ({ deal, onMove }: StageBarProps) => {
  const translate = useTranslate();
  const reached = isOpenStage(deal.stage) ? OPEN_STAGES.indexOf(deal.stage) : OPEN_STAGES.length;
  const ended = deal.stage === 'won' ? 'good' : deal.stage === 'lost' ? 'bad' : undefined;
  return (
    <Box
      component="ol"
      aria-label={translate('opportunities.stages')}
      sx={{ display: 'flex', gap: '3px', m: 0, mb: 2, p: 0, listStyle: 'none', overflowX: 'auto' }}
    >
      {OPEN_STAGES.map((stage, index) => {
        const current = index === reached;
        const passed = index < reached;
        const tone = ended ?? 'accent';
        return (
          <Box component="li" key={stage} sx={{ flex: '1 0 auto', minWidth: 84 }} aria-current={current ? 'step' : undefined}>
            <ButtonBase
              disabled={!deal.can.advance || !canMoveStage(deal.stage, stage)}
              onClick={() => onMove(stage)}
              sx={{
                width: '100%',
                minHeight: { xs: 44, md: 34 },
                px: 1,
                borderRadius: 1,
                fontSize: 13,
                fontWeight: current ? 600 : 400,
                color: (theme) =>
                  current ? theme.palette.primary.contrastText : passed ? theme.tokens.tones[tone].ink : theme.tokens.textQuiet,
                bgcolor: (theme) =>
                  current ? theme.palette.primary.main : passed ? theme.tokens.tones[tone].soft : theme.tokens.tones.neutral.soft,
                '&:hover:not(:disabled)': { outline: 1, outlineColor: 'primary.main' },
              }}
            >
              {translate(`enums.stage.${stage}`)}
            </ButtonBase>
          </Box>
        );
      })}
      {ended && (
        <Box
          component="li"
          aria-current="step"
          sx={{
            flex: '1 0 auto',
            minWidth: 84,
            display: 'flex',
            alignItems: 'center',
            justifyContent: 'center',
            borderRadius: 1,
            fontSize: 13,
            fontWeight: 600,
            color: (theme) => theme.palette.getContrastText(theme.tokens.tones[ended].ink),
            bgcolor: (theme) => theme.tokens.tones[ended].ink,
          }}
        >
          {translate(`enums.stage.${deal.stage}`)}
        </Box>
      )}
    </Box>
  );
};
