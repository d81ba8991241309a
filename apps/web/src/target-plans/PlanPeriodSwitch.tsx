import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { findTargetPeriod, periodsOfYear, TARGET_PERIOD_KINDS, targetPeriod, type TargetPeriodKind } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useToday } from '../data/index.js';
import { PeriodStepper, usePeriodName } from '../measures/index.js';

/** `2026 年`, `2026 年第 4 季度`, and the names that weeks and months have everywhere. */
export const usePlanPeriodName = (): ((code: string) => string) => {
  const translate = useTranslate();
  const nameOf = usePeriodName();
  return (code) => {
    const [year = '', quarter] = code.split('-Q');
    if (quarter) return translate('targetPlans.period.quarterName', { year, quarter });
    return /^\d{4}$/.test(code) ? translate('targetPlans.period.yearName', { year }) : nameOf(code);
  };
};

/** The period of the plan's year that the page is about, kept in the URL; it opens with the running month, or with the whole year. */
export const usePlanPeriod = (year: number): { code: string; choose: (code: string) => void } => {
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('period') ?? '';
  const kind = findTargetPeriod(asked)?.kind;
  const known = kind !== undefined && periodsOfYear(year, kind).includes(asked);
  const running = today.startsWith(String(year)) ? today.slice(0, 7) : String(year);
  const choose = (code: string): void =>
    setSearch((before) => new URLSearchParams([...[...before].filter(([key]) => key !== 'period'), ['period', code]]), {
      replace: true,
    });
  return { code: known ? asked : running, choose };
};

/** Year, quarter, month or week of the plan, the one before, the one after. */
export const PlanPeriodSwitch = ({ year, code, choose }: { year: number; code: string; choose: (code: string) => void }) => {
  const translate = useTranslate();
  const nameOf = usePlanPeriodName();
  const today = useToday();
  const { kind, start, end } = targetPeriod(code);
  const all = periodsOfYear(year, kind);
  const at = all.indexOf(code);
  const [before, after] = [all[at - 1], all[at + 1]];
  const chooseKind = (next: TargetPeriodKind): void => {
    // From a period that today lies in to the finer one of today; from another to where it begins.
    const day = start <= today && today <= end ? today : start;
    const found = periodsOfYear(year, next).find((each) => targetPeriod(each).end >= day);
    if (found !== undefined) choose(found);
  };
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap', gap: 1 }}>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={kind}
        aria-label={translate('resources.targets.fields.period')}
        onChange={(_, next: TargetPeriodKind | null) => next && chooseKind(next)}
      >
        {TARGET_PERIOD_KINDS.map((each) => (
          <ToggleButton key={each} value={each} sx={{ px: 1.5 }}>
            {translate(`targetPlans.period.${each}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <PeriodStepper
        name={nameOf(code)}
        start={start}
        end={end}
        back={before === undefined ? undefined : () => choose(before)}
        forward={after === undefined ? undefined : () => choose(after)}
      />
    </Box>
  );
};
