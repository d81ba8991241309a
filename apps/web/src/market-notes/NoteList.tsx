import Add from '@mui/icons-material/Add';
import InsightsOutlined from '@mui/icons-material/InsightsOutlined';
import Box from '@mui/material/Box';
import { MARKET_NOTE_KINDS, type MarketNoteRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
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
  columnsOf,
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

const { column } = columnsOf<MarketNoteRow>();

const columns = [
  column('seenOn', (note) => <DateText value={note.seenOn} />),
  column(
    'competitorName',
    (note) => (
      <RecordLink entity="competitors" id={note.competitorId}>
        {note.competitorName}
      </RecordLink>
    ),
    { disableSort: true },
  ),
  column('kind', (note) => <EnumChip enum="marketNoteKind" value={note.kind} dot={false} />, { disableSort: true }),
  column('content', (note) => <Content note={note} />, { disableSort: true }),
  column(
    'accountName',
    (note) => (
      <RecordLink entity="account" id={note.accountId}>
        {note.accountName}
      </RecordLink>
    ),
    { disableSort: true },
  ),
  column('authorName', (note) => <PersonName name={note.authorName} />, { disableSort: true }),
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
