import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import type { VisitPlanRow } from '@keyline/model';
import { useGetList, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { AccountCreditPanel } from '../credit/index.js';
import { useMay, useToday } from '../data/index.js';
import { DateText, EnumLabel, Facts, Money, OverdueText, Panel, Percent, RecordLink } from '../kit/index.js';
import type { Account } from './account.js';

const field = (name: keyof Account): string => `resources.accounts.fields.${name}`;

/** How complete the file is, and what is missing. */
const Completeness = ({ account }: { account: Account }) => {
  const translate = useTranslate();
  if (!account.completeness) return null;
  const { score, missing } = account.completeness;
  return (
    <Box>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', mb: 0.5 }}>
        <span>{translate(field('completeness'))}</span>
        <Percent value={score} />
      </Box>
      <LinearProgress
        variant="determinate"
        value={score}
        aria-label={translate(field('completeness'))}
        sx={{ height: 6, borderRadius: 3 }}
      />
      {missing.length > 0 && (
        <Box sx={{ mt: 1, color: 'text.secondary', fontSize: 13 }}>
          {translate('accounts.missing', {
            fields: missing
              .map((name) => translate(`resources.accounts.fields.${name}`, { _: name }))
              .join(translate('kit.filter.or')),
          })}
        </Box>
      )}
    </Box>
  );
};

/** The next planned visit, and how late it is. */
const NextPlan = ({ accountId }: { accountId: string }) => {
  const { data = [] } = useGetList<VisitPlanRow>('visit-plans', {
    filter: { accountId, state: 'planned' },
    sort: { field: 'plannedOn', order: 'DESC' },
    pagination: { page: 1, perPage: 20 },
  });
  const today = useToday();
  // The nearest to come; without one, the latest that was missed.
  const plan = data.filter(({ plannedOn }) => plannedOn >= today).at(-1) ?? data[0];
  if (!plan) return <>—</>;
  return (
    <>
      <RecordLink entity="visit-plan" id={plan.id}>
        {plan.purpose ?? <EnumLabel enum="visitKind" value={plan.kind} />}
      </RecordLink>
      <Box>
        <DateText value={plan.plannedOn} /> <OverdueText dueOn={plan.plannedOn} />
      </Box>
    </>
  );
};

const Next = ({ account }: { account: Account }) => {
  const translate = useTranslate();
  const seesPlans = useMay('plan:read');
  return (
    <Panel title={translate('accounts.next')}>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Facts
          facts={[
            ...(seesPlans ? [{ label: 'accounts.nextVisit', value: <NextPlan accountId={account.id} />, wide: true }] : []),
            { label: field('lastContactOn'), value: <DateText value={account.lastContactOn} />, wide: true },
          ]}
        />
        <Completeness account={account} />
      </Box>
    </Panel>
  );
};

/** The file: what is known about the company, how it buys, its credit; on the side what is next. */
export const AccountOverview = ({ account }: { account: Account }) => {
  const translate = useTranslate();
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 2fr) minmax(260px, 1fr)' },
        alignItems: 'start',
      }}
    >
      <Box sx={{ display: 'grid', gap: 2, order: { xs: 2, md: 1 } }}>
        <Panel title={translate('accounts.section.basics')}>
          <Facts
            facts={[
              { label: field('shortName'), value: account.shortName },
              { label: field('registrationNo'), value: account.registrationNo },
              {
                label: field('parentName'),
                value: account.parentId && (
                  <Link component={RouterLink} to={`/accounts/${account.parentId}/show`}>
                    {account.parentName}
                  </Link>
                ),
              },
              { label: field('source'), value: account.source },
              { label: field('phone'), value: account.phone && <Link href={`tel:${account.phone}`}>{account.phone}</Link> },
              { label: field('website'), value: account.website },
              { label: field('address'), value: account.address, wide: true },
            ]}
          />
        </Panel>
        <Panel title={translate('accounts.section.buying')}>
          <Facts
            facts={[
              { label: field('annualRevenue'), value: <Money value={account.annualRevenue} /> },
              { label: field('employeeCount'), value: account.employeeCount?.toLocaleString('en-US') },
              { label: field('annualBudget'), value: <Money value={account.annualBudget} /> },
              { label: field('procurementPlan'), value: account.procurementPlan, wide: true },
              { label: field('decisionProcedure'), value: account.decisionProcedure, wide: true },
              { label: field('itPlan'), value: account.itPlan, wide: true },
            ]}
          />
        </Panel>
        <AccountCreditPanel accountId={account.id} accountName={account.name} />
      </Box>
      <Box sx={{ order: { xs: 1, md: 2 } }}>
        <Next account={account} />
      </Box>
    </Box>
  );
};
