import type { ResponsibilityRow } from '@keyline/model';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { addDays, DateText, EnumLabel, PersonName } from '../kit/index.js';

/** Who answered, from when until when, and why. `flush`: the surroundings have their own margin. */
export const ResponsibilityPeriod = ({ period, flush = false }: { period: ResponsibilityRow; flush?: boolean }) => {
  const translate = useTranslate();
  return (
    <Box
      component="li"
      sx={{ px: flush ? 0 : 2.5, py: flush ? 1 : 1.5, borderBottom: 1, borderColor: 'divider', listStyle: 'none' }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
        <PersonName name={period.collectorName} />
        <Box sx={{ color: 'text.secondary', fontSize: 13, whiteSpace: 'nowrap' }}>
          <DateText value={period.fromOn} short /> –{' '}
          {period.untilOn ? <DateText value={addDays(period.untilOn, -1)} short /> : translate('instalments.responsibility.now')}
        </Box>
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: 13, mt: 0.5 }}>
        <EnumLabel enum="responsibilityCause" value={period.cause} />
        {period.why && ` · ${period.why}`}
        {period.changedByName && ` · ${translate('instalments.responsibility.by', { name: period.changedByName })}`}
      </Box>
    </Box>
  );
};
