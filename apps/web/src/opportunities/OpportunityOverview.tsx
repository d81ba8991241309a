import Box from '@mui/material/Box';
import type { OpportunityRecord, VisitRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import {
  Badge,
  CardLines,
  DateText,
  EnumLabel,
  Facts,
  Money,
  OverdueText,
  Panel,
  PersonName,
  RecordLink,
  RelatedList,
  useIsDesk,
} from '../kit/index.js';

const field = (name: keyof OpportunityRecord): string => `resources.opportunities.fields.${name}`;

const Next = ({ deal }: { deal: OpportunityRecord }) => {
  const translate = useTranslate();
  return (
    <Panel title={translate('opportunities.section.next')}>
      {deal.nextStep ? (
        <Box>
          <Box sx={{ fontWeight: 500 }}>{deal.nextStep}</Box>
          <Box>
            <DateText value={deal.nextStepOn} /> <OverdueText dueOn={deal.nextStepOn} settled={deal.closedOn !== null} />
          </Box>
        </Box>
      ) : deal.closedOn ? (
        '—'
      ) : (
        <Badge tone="soon">{translate('opportunities.noNextStep')}</Badge>
      )}
    </Panel>
  );
};

/** How it ended, once it has. */
const Ending = ({ deal }: { deal: OpportunityRecord }) => {
  const translate = useTranslate();
  const facts = [
    { label: field('closedOn'), value: <DateText value={deal.closedOn} /> },
    ...(deal.stage === 'won'
      ? [
          { label: field('wonAmount'), value: <Money value={deal.wonAmount} strong tone="good" /> },
          {
            label: field('contractNumber'),
            value: deal.contractId ? (
              <RecordLink entity="contracts" id={deal.contractId}>
                {deal.contractNumber}
              </RecordLink>
            ) : null,
          },
        ]
      : [
          { label: field('lostReason'), value: <EnumLabel enum="lossReason" value={deal.lostReason} /> },
          { label: field('lostTo'), value: deal.lostTo },
        ]),
    { label: field('closeNote'), value: deal.closeNote, wide: true },
  ];
  return (
    <Panel title={translate(`opportunities.section.${deal.stage === 'won' ? 'won' : 'lost'}`)}>
      <Facts facts={facts} />
    </Panel>
  );
};

const History = ({ deal }: { deal: OpportunityRecord }) => {
  const translate = useTranslate();
  return (
    <Panel title={translate('opportunities.section.history')}>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.25 }}>
        {[...deal.history].reverse().map((step) => (
          <Box component="li" key={step.id} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
            <Box component="span" sx={{ flex: '1 1 160px', fontWeight: 500 }}>
              {step.fromStage && (
                <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
                  <EnumLabel enum="stage" value={step.fromStage} /> →{' '}
                </Box>
              )}
              <EnumLabel enum="stage" value={step.toStage} />
            </Box>
            <Money value={step.amount} />
            <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>
              <DateText value={step.changedOn} short /> {step.byName}
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  );
};

const Competitors = ({ deal }: { deal: OpportunityRecord }) => {
  const translate = useTranslate();
  return (
    <Panel title={translate('opportunities.section.competitors')}>
      {deal.competitors.length === 0 ? (
        <Box sx={{ color: 'text.secondary' }}>{translate('opportunities.empty.competitors')}</Box>
      ) : (
        deal.competitors.map(({ competitorId, name, stance, note }) => (
          <Box key={competitorId} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, py: 0.5 }}>
            <RecordLink entity="competitors" id={competitorId}>
              {name}
            </RecordLink>
            <Badge>{translate(`enums.stance.${stance}`, { _: stance })}</Badge>
            {note && (
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {note}
              </Box>
            )}
          </Box>
        ))
      )}
    </Panel>
  );
};

const DealVisits = ({ deal }: { deal: OpportunityRecord }) => {
  const translate = useTranslate();
  return (
    <RelatedList<VisitRow>
      resource="visits"
      title={translate('opportunities.section.visits')}
      filter={{ opportunityId: deal.id }}
      sort={{ field: 'visitedOn', order: 'DESC' }}
      limit={20}
      empty={{ title: translate('opportunities.empty.visits') }}
      card={(visit) => (
        <CardLines
          title={visit.purpose ?? visit.result ?? '—'}
          badge={<EnumLabel enum="visitKind" value={visit.kind} />}
          facts={<PersonName name={visit.personName} plain />}
          next={<DateText value={visit.visitedOn} />}
        />
      )}
    />
  );
};

/** What is known of a deal: what is next, how they buy, who else is after it, what happened. */
export const OpportunityOverview = ({ deal, mayReadVisits }: { deal: OpportunityRecord; mayReadVisits: boolean }) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' },
        alignItems: 'start',
      }}
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        {!desk && <Next deal={deal} />}
        {deal.closedOn && <Ending deal={deal} />}
        <Panel title={translate('opportunities.section.facts')}>
          <Facts
            facts={[
              { label: field('productName'), value: deal.productName },
              { label: field('source'), value: deal.source },
              { label: field('budget'), value: deal.budget && <Money value={deal.budget} /> },
              { label: field('openedOn'), value: <DateText value={deal.openedOn} /> },
              { label: field('stageEnteredOn'), value: <DateText value={deal.stageEnteredOn} /> },
              { label: field('forecastCategory'), value: <EnumLabel enum="forecastCategory" value={deal.forecastCategory} /> },
              { label: field('purchaseSchedule'), value: deal.purchaseSchedule, wide: true },
              { label: field('decisionProcedure'), value: deal.decisionProcedure, wide: true },
            ]}
          />
        </Panel>
        {mayReadVisits && <DealVisits deal={deal} />}
      </Box>
      <Box sx={{ display: 'grid', gap: 2 }}>
        {desk && <Next deal={deal} />}
        <Competitors deal={deal} />
        <History deal={deal} />
      </Box>
    </Box>
  );
};
