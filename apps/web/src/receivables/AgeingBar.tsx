import { AGEING_BUCKETS, toCents, type AgeingBucket, type AgeingReport } from '@keyline/model';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useTranslate } from 'react-admin';
import { Money, percentText } from '../kit/index.js';
import { ageingShade } from './ageingShade.js';

/** A share of the total in tenths of a per cent, as a plain number for widths and words. */
const share = (part: string, total: string): number => {
  const all = toCents(total);
  return all === 0n ? 0 : Number((toCents(part) * 2000n + all) / (2n * all)) / 10;
};

export interface AgeingBarProps {
  total: AgeingReport['total'];
  chosen: AgeingBucket | null;
  onChoose: (bucket: AgeingBucket | null) => void;
}

/** The age of everything owed as one bar; a segment, or its figure below, narrows the page to it. */
export const AgeingBar = ({ total, chosen, onChoose }: AgeingBarProps) => {
  const translate = useTranslate();
  const toggle = (bucket: AgeingBucket) => onChoose(chosen === bucket ? null : bucket);
  return (
    <Box>
      <Box
        aria-hidden
        sx={{
          display: 'flex',
          gap: '2px',
          height: 20,
          borderRadius: 1,
          overflow: 'hidden',
          mb: 1.25,
          bgcolor: (theme) => theme.tokens.tones.neutral.soft,
        }}
      >
        {AGEING_BUCKETS.filter((bucket) => /[1-9]/.test(total[bucket])).map((bucket) => (
          <Box
            key={bucket}
            onClick={() => toggle(bucket)}
            sx={{
              flexGrow: Math.max(share(total[bucket], total.total), 0.6),
              flexBasis: 0,
              cursor: 'pointer',
              bgcolor: (theme) => ageingShade(theme)[bucket],
              opacity: chosen && chosen !== bucket ? 0.3 : 1,
            }}
          />
        ))}
      </Box>
      <Box
        role="group"
        aria-label={translate('receivables.byAge')}
        sx={{
          display: 'grid',
          gap: 1,
          gridTemplateColumns: {
            xs: 'repeat(2, minmax(0, 1fr))',
            sm: 'repeat(4, minmax(0, 1fr))',
            lg: 'repeat(7, minmax(0, 1fr))',
          },
        }}
      >
        {AGEING_BUCKETS.map((bucket) => {
          const pressed = chosen === bucket;
          return (
            <ButtonBase
              key={bucket}
              aria-pressed={pressed}
              onClick={() => toggle(bucket)}
              sx={{
                display: 'block',
                textAlign: 'left',
                px: 1.25,
                py: 1,
                minHeight: 44,
                borderRadius: 1,
                border: 1,
                minWidth: 0,
                borderColor: pressed ? 'primary.main' : 'divider',
                bgcolor: (theme) => (pressed ? theme.tokens.selected : theme.tokens.surface),
              }}
            >
              <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75, fontSize: 12, color: 'text.secondary' }}>
                <Box
                  component="span"
                  aria-hidden
                  sx={{ width: 8, height: 8, borderRadius: 0.5, flex: 'none', bgcolor: (theme) => ageingShade(theme)[bucket] }}
                />
                <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
                  {translate(`enums.ageing.${bucket}`)}
                </Box>
              </Box>
              <Box sx={{ fontSize: 15, lineHeight: 1.5 }}>
                <Money value={total[bucket]} strong compact tone={bucket === 'notDue' ? undefined : 'bad'} />
              </Box>
              <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
                {percentText({ value: share(total[bucket], total.total) })}
              </Box>
            </ButtonBase>
          );
        })}
      </Box>
    </Box>
  );
};
