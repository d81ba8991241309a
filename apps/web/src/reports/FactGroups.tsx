import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { MEASURE_GROUPS, type ReportFact } from '@keyline/model';
import { useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { isZero } from '../kit/index.js';
import { FactCards, type FactCardsProps } from './FactCards.js';

/** Nothing now, nothing before, and nothing aimed at. */
const isQuiet = ({ value, previous, target }: ReportFact): boolean =>
  (value === null || isZero(value)) && (previous === null || isZero(previous)) && target === null;

/** Figures under a heading, with a word on what they count where the heading leaves that open. */
export const FactSection = ({ title, hint, children }: { title?: string; hint?: string | false; children: ReactNode }) => (
  <Box component="section" aria-label={title}>
    {title && (
      <Box component="h3" sx={{ m: 0, mb: 0.75, fontSize: 13, fontWeight: 600, color: 'text.secondary' }}>
        {title}
        {hint && (
          <Box component="span" sx={{ fontWeight: 400, ml: 1 }}>
            {hint}
          </Box>
        )}
      </Box>
    )}
    {children}
  </Box>
);

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
          <FactSection
            key={group ?? 'none'}
            title={group && translate(`measures.group.${group}`)}
            hint={group === 'discipline' && translate('measures.groupHint.discipline')}
          >
            <FactCards {...props} facts={own} />
          </FactSection>
        ))}
      {hidden > 0 && (
        <Button className="no-print" size="small" onClick={() => setAll(!all)} aria-expanded={all} sx={{ justifySelf: 'start' }}>
          {translate(all ? 'reports.fact.fewer' : 'reports.fact.quiet', { smart_count: hidden })}
        </Button>
      )}
    </>
  );
};
