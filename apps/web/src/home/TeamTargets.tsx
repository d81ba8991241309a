import Box from '@mui/material/Box';
import { addMoney, type MeasureValues, type PersonRow, type TargetRow } from '@keyline/model';
import { useGetMany, useTranslate } from 'react-admin';
import { Panel } from '../kit/index.js';
import { MeasureValue, type MeasureWords } from '../measures/index.js';
import { Attainment } from '../targets/Attainment.js';

export interface TeamTargetsProps {
  title: string;
  /** By team: the key is the leader's. */
  values: MeasureValues;
  targets: readonly TargetRow[];
  measures: MeasureWords;
  onOpen: (measure: string, team: { key: string; name: string }) => void;
}

const AIMED = ['contract_amount', 'payments_received'];
const PLAIN = ['overdue_amount', 'pipeline_weighted', 'visits_done'];

/** The sum of a team's targets of one measure; null where none is set. Who leads a team counts in the own one. */
const useTeamTarget = (targets: readonly TargetRow[], leaders: readonly string[]) => {
  const ids = [...new Set(targets.map(({ personId }) => personId))];
  const { data = [] } = useGetMany<PersonRow>('users', { ids }, { enabled: ids.length > 0 });
  const teamOf = new Map(data.filter(Boolean).map(({ id, managerId }) => [id, leaders.includes(id) ? id : managerId]));
  return (team: string, measure: string): string | null => {
    const set = targets.filter((target) => target.measure === measure && teamOf.get(target.personId) === team);
    return set.length > 0 ? addMoney(...set.map(({ value }) => value)) : null;
  };
};

/** Teams side by side: won and received against target, overdue, pipeline, visits. */
export const TeamTargets = ({ title, values, targets, measures, onOpen }: TeamTargetsProps) => {
  const translate = useTranslate();
  const targetOf = useTeamTarget(
    targets,
    values.rows.map(({ key }) => key),
  );
  return (
    <Panel flush title={title}>
      {values.rows.map((row) => (
        <Box
          key={row.key}
          sx={{
            px: 2,
            py: 1.5,
            borderTop: 1,
            borderColor: 'divider',
            display: 'grid',
            gap: 1.5,
            alignItems: 'center',
            gridTemplateColumns: {
              xs: 'repeat(6, minmax(0, 1fr))',
              md: '140px repeat(2, minmax(0, 1.4fr)) repeat(3, minmax(0, 1fr))',
            },
          }}
        >
          <Box sx={{ fontWeight: 600, gridColumn: { xs: '1 / -1', md: 'auto' } }}>{row.name}</Box>
          {[...AIMED, ...PLAIN].map((code) => (
            <Box
              key={code}
              component="button"
              type="button"
              onClick={() => onOpen(code, row)}
              aria-label={translate('home.director.open', { measure: measures.nameOf(code), name: row.name })}
              sx={{
                font: 'inherit',
                color: 'inherit',
                textAlign: 'left',
                border: 0,
                p: 0,
                bgcolor: 'transparent',
                cursor: 'pointer',
                minWidth: 0,
                // On the phone the two with a target share a line, the others the next.
                gridColumn: { xs: `span ${AIMED.includes(code) ? 3 : 2}`, md: 'auto' },
              }}
            >
              <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{measures.nameOf(code)}</Box>
              {AIMED.includes(code) ? (
                <Attainment measure={measures.find(code)} actual={row.values[code] ?? null} target={targetOf(row.key, code)} />
              ) : (
                <MeasureValue measure={measures.find(code)} value={row.values[code]} compact quietZero />
              )}
            </Box>
          ))}
        </Box>
      ))}
    </Panel>
  );
};
