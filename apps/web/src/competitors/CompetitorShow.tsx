import Add from '@mui/icons-material/Add';
import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { CompetitorRow, MarketNoteRow } from '@keyline/model';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay } from '../data/index.js';
import { DateText, ErrorState, Facts, Page, PageSkeleton, Panel, RecordHeader, RelatedList } from '../kit/index.js';
import { NoteCard } from '../market-notes/NoteCard.js';

const field = (name: keyof CompetitorRow): string => `resources.competitors.fields.${name}`;

const CompetitorPage = () => {
  const translate = useTranslate();
  const mayNote = useMay('market:write');
  const { record: competitor, error, refetch } = useShowContext<CompetitorRow>();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!competitor) return <PageSkeleton />;
  const header = (
    <RecordHeader
      name={competitor.name}
      facts={
        <>
          <span>
            {translate(field('openDeals'))} {competitor.openDeals}
          </span>
          <span>
            {translate(field('lastSeenOn'))} <DateText value={competitor.lastSeenOn} />
          </span>
        </>
      }
      actions={
        competitor.can.edit && (
          <Button variant="outlined" startIcon={<EditOutlined />} component={Link} to={`/competitors/${competitor.id}`}>
            {translate('ra.action.edit')}
          </Button>
        )
      }
      primary={
        mayNote && {
          label: translate('marketNotes.create'),
          icon: <Add />,
          to: `/market-notes/create?competitorId=${competitor.id}`,
        }
      }
    />
  );
  return (
    <Page title={competitor.name} header={header}>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
          alignItems: 'start',
        }}
      >
        <Panel>
          <Facts
            facts={[
              { label: field('products'), value: competitor.products, wide: true },
              { label: field('strengths'), value: competitor.strengths, wide: true },
              { label: field('weaknesses'), value: competitor.weaknesses, wide: true },
              { label: field('website'), value: competitor.website, wide: true },
            ]}
          />
        </Panel>
        <RelatedList<MarketNoteRow>
          resource="market-notes"
          title={translate('competitors.notes')}
          filter={{ competitorId: competitor.id }}
          sort={{ field: 'seenOn', order: 'DESC' }}
          empty={{ title: translate('competitors.noNotes') }}
          card={(note) => <NoteCard note={note} withCompetitor={false} />}
        />
      </Box>
    </Page>
  );
};

const CompetitorShow = () => (
  <ShowBase>
    <CompetitorPage />
  </ShowBase>
);

export default CompetitorShow;
