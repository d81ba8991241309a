import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { MEASURE_GROUPS, type ReportFact } from '@keyline/model';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { isZero } from '../kit/index.js';
import { FactCards, type FactCardsProps } from './FactCards.js';

/** Nothing now, nothing before, and nothing aimed at. */
const isQuiet = ({ value, previous, target }: ReportFact): boolean =>
  (value === null || isZero(value)) && (previous === null || isZero(previous)) && target === null;

/** The figures under their headings; those that say nothing wait behind a button. */
export const FactGroups = (props: FactCardsProps) => {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const { facts, measures } = props;
  const groupOf = ({ measure }: ReportFact) => measures.find(measure)?.group;
  const shown = all ? facts : facts.filter((fact) => !isQuiet(fact));
  const hidden = facts.filter(isQuiet).length;
  // Until the catalogue is known, and for a measure that is no longer in it, there is no heading.
  const groups = [...MEASURE_GROUPS, undefined].map((group) => ({ group, own: shown.filter((fact) => groupOf(fact) === group) }));
  return (
    <>
      {groups
        .filter(({ own }) => own.length > 0)
        .map(({ group, own }) => (
          <Box component="section" key={group ?? 'none'} aria-label={group && translate(`measures.group.${group}`)}>
            {group && (
              <Box component="h3" sx={{ m: 0, mb: 0.75, fontSize: 13, fontWeight: 600, color: 'text.secondary' }}>
                {translate(`measures.group.${group}`)}
              </Box>
            )}
            <FactCards {...props} facts={own} />
          </Box>
        ))}
      {hidden > 0 && (
        <Button className="no-print" size="small" onClick={() => setAll(!all)} aria-expanded={all} sx={{ justifySelf: 'start' }}>
          {translate(all ? 'reports.fact.fewer' : 'reports.fact.quiet', { smart_count: hidden })}
        </Button>
      )}
    </>
  );
};
