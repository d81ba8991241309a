import EditOutlined from '@mui/icons-material/EditOutlined';
import Button from '@mui/material/Button';
import type { MarketNoteRow } from '@keyline/model';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DateText, EnumChip, ErrorState, Facts, Page, PageSkeleton, Panel, RecordHeader, RecordLink } from '../kit/index.js';

const field = (name: keyof MarketNoteRow): string => `resources.market-notes.fields.${name}`;

const NotePage = () => {
  const translate = useTranslate();
  const { record: note, error, refetch } = useShowContext<MarketNoteRow>();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!note) return <PageSkeleton />;
  const title = note.competitorName ?? translate('resources.market-notes.name', { smart_count: 1 });
  const header = (
    <RecordHeader
      name={title}
      badges={<EnumChip enum="marketNoteKind" value={note.kind} dot={false} />}
      ownerName={note.authorName}
      facts={<DateText value={note.seenOn} />}
      actions={
        note.can.edit && (
          <Button variant="outlined" startIcon={<EditOutlined />} component={Link} to={`/market-notes/${note.id}`}>
            {translate('ra.action.edit')}
          </Button>
        )
      }
    />
  );
  return (
    <Page title={title} header={header}>
      <Panel>
        <Facts
          facts={[
            { label: field('content'), value: note.content, wide: true },
            {
              label: field('competitorName'),
              value: note.competitorId && (
                <RecordLink entity="competitors" id={note.competitorId}>
                  {note.competitorName}
                </RecordLink>
              ),
            },
            {
              label: field('accountName'),
              value: note.accountId && (
                <RecordLink entity="account" id={note.accountId}>
                  {note.accountName}
                </RecordLink>
              ),
            },
            {
              label: field('opportunityName'),
              value: note.opportunityId && (
                <RecordLink entity="opportunity" id={note.opportunityId}>
                  {note.opportunityName}
                </RecordLink>
              ),
            },
          ]}
        />
      </Panel>
    </Page>
  );
};

const NoteShow = () => (
  <ShowBase>
    <NotePage />
  </ShowBase>
);

export default NoteShow;
