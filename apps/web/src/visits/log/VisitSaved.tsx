import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import EventOutlined from '@mui/icons-material/EventOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { VisitRow } from '@keyline/model';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DateText, EnumChip, Panel } from '../../kit/index.js';

export interface VisitSavedProps {
  /** The stored visit, or `'later'` when it waits for the network. */
  visit: VisitRow | 'later';
  accountName: string;
  onAgain: () => void;
}

const NextPlan = ({ visit }: { visit: VisitRow }) => {
  const translate = useTranslate();
  if (!visit.nextStep) return null;
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        p: 1.5,
        borderRadius: 1,
        bgcolor: (theme) => theme.tokens.tones.info.soft,
      }}
    >
      <EventOutlined sx={{ color: (theme) => theme.tokens.tones.info.ink }} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
          {translate(visit.nextPlanId ? 'visits.saved.planned' : 'resources.visits.fields.nextStep')}
        </Box>
        <Box sx={{ fontWeight: 500 }}>{visit.nextStep}</Box>
        {visit.nextStepOn && <DateText value={visit.nextStepOn} />}
      </Box>
      {visit.nextPlanId && (
        <Button variant="outlined" component={Link} to={`/visit-plans/${visit.nextPlanId}/show`}>
          {translate('visits.saved.openPlan')}
        </Button>
      )}
    </Box>
  );
};

/** What came of saving: that it is stored (or will be), the plan that the next step became, where to go on. */
export const VisitSaved = ({ visit, accountName, onAgain }: VisitSavedProps) => {
  const translate = useTranslate();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo({ top: 0 });
    heading.current?.focus();
  }, []);
  const later = visit === 'later';
  const Icon = later ? CloudOffOutlined : CheckCircleOutlined;
  return (
    <Panel>
      <Box sx={{ display: 'grid', gap: 2, py: 1 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
          <Icon sx={{ fontSize: 32, color: (theme) => theme.tokens.tones[later ? 'soon' : 'good'].ink }} />
          <Box sx={{ minWidth: 0 }}>
            <Typography ref={heading} tabIndex={-1} variant="h1" sx={{ outline: 'none' }}>
              {translate(later ? 'visits.saved.later' : 'visits.saved.done')}
            </Typography>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, color: 'text.secondary' }}>
              <span>{accountName}</span>
              {!later && (
                <>
                  <EnumChip enum="visitKind" value={visit.kind} dot={false} />
                  <DateText value={visit.visitedAt} withTime />
                </>
              )}
            </Box>
          </Box>
        </Box>
        {later && <Typography color="text.secondary">{translate('visits.saved.laterHint')}</Typography>}
        {!later && visit.planId && <Typography color="text.secondary">{translate('visits.saved.fulfilled')}</Typography>}
        {!later && <NextPlan visit={visit} />}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <Button variant="contained" component={Link} to="/">
            {translate('shell.toToday')}
          </Button>
          {!later && (
            <Button variant="outlined" component={Link} to={`/visits/${visit.id}/show`}>
              {translate('visits.saved.open')}
            </Button>
          )}
          {!later && (
            <Button variant="outlined" component={Link} to={`/accounts/${visit.accountId}/show`}>
              {translate('visits.saved.account')}
            </Button>
          )}
          <Button onClick={onAgain}>{translate('visits.saved.again')}</Button>
        </Box>
      </Box>
    </Panel>
  );
};
