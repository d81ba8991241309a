import type { VisitPlanRow, VisitRow } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay, useToday } from '../data/index.js';
import { addDays, CardLines, DateText, EnumLabel, OverdueText, PersonName, RelatedList } from '../kit/index.js';
import { PlanState } from '../visit-plans/PlanState.js';
import { VisitCard } from '../visits/VisitCard.js';

/** The visits paid to the account, newest first, and those planned. */
export const AccountVisits = ({ accountId }: { accountId: string }) => {
  const translate = useTranslate();
  const today = useToday();
  const plan = useMay('plan:write') && (
    <Button variant="outlined" component={Link} to={`/visit-plans/create?accountId=${accountId}`}>
      {translate('visits.calendar.newPlan')}
    </Button>
  );
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 2fr) minmax(280px, 1fr)' },
        alignItems: 'start',
      }}
    >
      <RelatedList<VisitRow>
        resource="visits"
        filter={{ accountId }}
        sort={{ field: 'visitedAt', order: 'DESC' }}
        empty={{ title: translate('accounts.empty.visits') }}
        card={(visit) => <VisitCard visit={visit} withAccount={false} />}
      />
      <Box sx={{ order: { xs: -1, md: 0 } }}>
        <RelatedList<VisitPlanRow>
          resource="visit-plans"
          title={translate('resources.visit-plans.name', { smart_count: 2 })}
          actions={plan}
          filter={{ accountId, state: 'planned', plannedOn_gte: addDays(today, -30) }}
          sort={{ field: 'plannedOn', order: 'ASC' }}
          empty={{ title: translate('accounts.empty.plans') }}
          card={(row) => (
            <CardLines
              title={<DateText value={row.plannedOn} />}
              badge={<PlanState plan={row} />}
              facts={
                <>
                  <EnumLabel enum="visitKind" value={row.kind} />
                  <PersonName name={row.personName} plain />
                  <OverdueText dueOn={row.plannedOn} />
                </>
              }
              next={row.purpose}
            />
          )}
        />
      </Box>
    </Box>
  );
};
