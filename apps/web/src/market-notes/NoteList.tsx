import Add from '@mui/icons-material/Add';
import InsightsOutlined from '@mui/icons-material/InsightsOutlined';
import Box from '@mui/material/Box';
import { MARKET_NOTE_KINDS, type MarketNoteRow } from '@keyline/model';
import { DataTable, useTranslate } from 'react-admin';
import { useMay, useMe } from '../data/index.js';
import {
  DateText,
  EnumChip,
  ListPage,
  PersonName,
  PrimaryButton,
  RecordLink,
  type FilterSpec,
  type SavedView,
} from '../kit/index.js';
import { MarketNav } from './MarketNav.js';
import { NoteCard } from './NoteCard.js';

const filters: FilterSpec[] = [
  {
    kind: 'enum',
    source: 'kind',
    label: 'resources.market-notes.fields.kind',
    enum: 'marketNoteKind',
    values: MARKET_NOTE_KINDS,
  },
  { kind: 'account', source: 'accountId', label: 'resources.market-notes.fields.accountName' },
  { kind: 'person', source: 'authorId', label: 'resources.market-notes.fields.authorName' },
  { kind: 'dateRange', source: 'seenOn', label: 'resources.market-notes.fields.seenOn' },
];

const useViews = (): SavedView[] => {
  const me = useMe();
  return [
    { key: 'all', label: 'marketNotes.view.all', filter: {} },
    ...(me ? [{ key: 'mine', label: 'marketNotes.view.mine', filter: { authorId: me.id } }] : []),
    { key: 'price', label: 'marketNotes.view.price', filter: { kind: 'price' } },
    { key: 'move', label: 'marketNotes.view.move', filter: { kind: 'move' } },
  ];
};

const Content = ({ note }: { note: MarketNoteRow }) => (
  <Box sx={{ maxWidth: 520, minWidth: 200 }}>
    <RecordLink entity="market-notes" id={note.id} quiet>
      {note.content}
    </RecordLink>
  </Box>
);

const columns = [
  <DataTable.Col key="seenOn" source="seenOn" render={(note) => <DateText value={(note as MarketNoteRow).seenOn} />} />,
  <DataTable.Col
    key="competitorName"
    source="competitorName"
    disableSort
    render={(note) => (
      <RecordLink entity="competitors" id={(note as MarketNoteRow).competitorId}>
        {(note as MarketNoteRow).competitorName}
      </RecordLink>
    )}
  />,
  <DataTable.Col
    key="kind"
    source="kind"
    disableSort
    render={(note) => <EnumChip enum="marketNoteKind" value={(note as MarketNoteRow).kind} dot={false} />}
  />,
  <DataTable.Col key="content" source="content" disableSort render={(note) => <Content note={note as MarketNoteRow} />} />,
  <DataTable.Col
    key="accountName"
    source="accountName"
    disableSort
    render={(note) => (
      <RecordLink entity="account" id={(note as MarketNoteRow).accountId}>
        {(note as MarketNoteRow).accountName}
      </RecordLink>
    )}
  />,
  <DataTable.Col
    key="authorName"
    source="authorName"
    disableSort
    render={(note) => <PersonName name={(note as MarketNoteRow).authorName} />}
  />,
];

const NoteList = () => {
  const translate = useTranslate();
  const views = useViews();
  const create = useMay('market:write') && { label: translate('marketNotes.create'), icon: <Add />, to: '/market-notes/create' };
  return (
    <ListPage<MarketNoteRow>
      title={translate('resources.market-notes.name', { smart_count: 2 })}
      views={views}
      filters={filters}
      columns={columns}
      card={(note) => <NoteCard note={note} />}
      sort={{ field: 'seenOn', order: 'DESC' }}
      primary={create}
      actions={<MarketNav />}
      empty={{
        icon: <InsightsOutlined />,
        title: translate('marketNotes.empty.title'),
        body: translate('marketNotes.empty.body'),
        action: create && <PrimaryButton {...create} />,
      }}
    />
  );
};

export default NoteList;
