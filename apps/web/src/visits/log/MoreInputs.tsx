import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { SvgIconComponent } from '@mui/icons-material';
import Add from '@mui/icons-material/Add';
import { MARKET_NOTE_KINDS, type CompetitorRow } from '@keyline/model';
import { useState, type ReactNode } from 'react';
import { AutocompleteInput, TextInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useApi, useMay, useRemembered, useToday } from '../../data/index.js';
import { ChipsInput, DateInput } from '../../kit/index.js';
import { useAccountSide } from './useKnownAccounts.js';
import type { VisitValues } from './visitForm.js';

interface FoldedProps {
  label: string;
  /** Open from the start where something is in it already. */
  filled: boolean;
  icon?: SvgIconComponent;
  children: ReactNode;
}

/** What most visits do not need stays one line until tapped. */
const Folded = ({ label, filled, icon: Icon = Add, children }: FoldedProps) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(filled);
  if (!open)
    return (
      <Button startIcon={<Icon />} onClick={() => setOpen(true)} sx={{ justifySelf: 'start' }}>
        {translate(label)}
      </Button>
    );
  return <Box sx={{ display: 'grid', gap: 1.5 }}>{children}</Box>;
};

/** The deal that the visit was about: the account's open ones as chips. */
export const DealInput = ({ accountId }: { accountId: string }) => {
  const { side } = useAccountSide(accountId);
  if (!side || side.deals.length === 0) return null;
  return <ChipsInput source="opportunityId" label="visits.log.deal" choices={side.deals.slice(0, 6)} />;
};

/** What was heard of a competitor; becomes a market note. */
const NewsInputs = () => {
  const api = useApi();
  const mayRead = useMay('market:read');
  const { data = [] } = useRemembered('competitors', async () => {
    if (!mayRead) return [];
    const { data: found } = await api.getList<CompetitorRow>('competitors', {
      sort: { field: 'name', order: 'ASC' },
      pagination: { page: 1, perPage: 100 },
    });
    return found.map(({ id, name }) => ({ id, name }));
  });
  return (
    <>
      <TextInput source="news" label="visits.log.news" multiline minRows={2} helperText={false} />
      <ChipsInput source="newsKind" label="visits.log.newsKind" enum="marketNoteKind" values={MARKET_NOTE_KINDS} />
      {data.length > 0 && (
        <AutocompleteInput source="newsCompetitorId" label="visits.log.newsCompetitor" choices={data} helperText={false} />
      )}
    </>
  );
};

/** A visit that is written down afterwards: the day and the hour. */
const WhenInputs = () => {
  const today = useToday();
  const day = useWatch<VisitValues, 'visitedDay'>({ name: 'visitedDay' });
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', alignItems: 'start' }}>
      <DateInput source="visitedDay" label="visits.log.day" max={today} />
      <TextInput
        source="visitedTime"
        label="visits.log.time"
        type="time"
        helperText={false}
        disabled={!day}
        slotProps={{ inputLabel: { shrink: true } }}
      />
    </Box>
  );
};

/** Purpose, needs, competitor news, another time than now: there when wanted. */
export const MoreInputs = ({ values }: { values: VisitValues }) => (
  <Box sx={{ display: 'grid', gap: 1 }}>
    <Folded label="visits.log.addNews" filled={Boolean(values.news)}>
      <NewsInputs />
    </Folded>
    <Folded label="visits.log.addNeeds" filled={Boolean(values.needs)}>
      <TextInput source="needs" label="resources.visits.fields.needs" multiline minRows={2} helperText={false} />
    </Folded>
    <Folded label="visits.log.addPurpose" filled={Boolean(values.purpose)}>
      <TextInput source="purpose" label="resources.visits.fields.purpose" helperText={false} />
    </Folded>
    <Folded label="visits.log.addWhen" filled={Boolean(values.visitedDay)}>
      <WhenInputs />
    </Folded>
  </Box>
);
