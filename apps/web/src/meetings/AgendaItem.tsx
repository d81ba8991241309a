import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import DeleteOutline from '@mui/icons-material/DeleteOutline';
import DragIndicator from '@mui/icons-material/DragIndicator';
import type { DraggableProvidedDragHandleProps } from '@hello-pangea/dnd';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import type { AgendaFigure, MeetingItem, MeetingRecord } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { DateText } from '../kit/index.js';
import { AgendaFigures } from './AgendaFigures.js';
import { AgendaLines } from './AgendaLines.js';
import { AgendaPeople } from './AgendaPeople.js';
import { KeptText } from './KeptText.js';
import type { MeetingActions } from './useMeeting.js';

export interface AgendaItemProps {
  meeting: MeetingRecord;
  item: MeetingItem;
  place: number;
  actions: MeetingActions;
  onOpen: (item: MeetingItem, figure: AgendaFigure) => void;
  onMove: (from: number, to: number) => void;
  handle: DraggableProvidedDragHandleProps | null;
}

const Moves = ({ meeting, item, place, onMove, handle }: AgendaItemProps) => {
  const translate = useTranslate();
  if (!meeting.can.edit) return null;
  return (
    <Box className="no-print" sx={{ display: 'flex' }}>
      <IconButton
        size="small"
        disabled={place === 0}
        aria-label={translate('meetings.up', { title: item.title })}
        onClick={() => onMove(place, place - 1)}
      >
        <ArrowUpward fontSize="small" />
      </IconButton>
      <IconButton
        size="small"
        disabled={place === meeting.items.length - 1}
        aria-label={translate('meetings.down', { title: item.title })}
        onClick={() => onMove(place, place + 1)}
      >
        <ArrowDownward fontSize="small" />
      </IconButton>
      <Box
        {...handle}
        aria-label={translate('meetings.drag', { title: item.title })}
        sx={{ display: { xs: 'none', md: 'inline-flex' }, alignItems: 'center', color: 'text.secondary', cursor: 'grab' }}
      >
        <DragIndicator fontSize="small" />
      </Box>
    </Box>
  );
};

const Note = ({ item, actions }: Pick<AgendaItemProps, 'item' | 'actions'>) => {
  const translate = useTranslate();
  if (item.can.note)
    return (
      <KeptText
        label={translate(item.note ? 'meetings.note' : 'meetings.addNote')}
        value={item.note}
        onSave={(note) => actions.note(item, note)}
      />
    );
  if (!item.note) return null;
  return (
    <Box sx={{ borderLeft: 3, borderColor: 'primary.main', pl: 1.5, whiteSpace: 'pre-wrap' }}>
      <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{translate('meetings.note')}</Box>
      {item.note}
    </Box>
  );
};

const Days = ({ from, to }: { from: string; to: string }) => (
  <>
    <DateText value={from} />
    {to !== from && (
      <>
        {' – '}
        <DateText value={to} />
      </>
    )}
  </>
);

/** One item: what the data says, the first records, and what was said about it. */
export const AgendaItem = (props: AgendaItemProps) => {
  const { item, place, actions, onOpen } = props;
  const translate = useTranslate();
  return (
    <Box sx={{ px: 2, py: 1.75, display: 'grid', gap: 1.25, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box component="h3" sx={{ m: 0, fontSize: 15, fontWeight: 600 }}>
            {place + 1}. {item.title}
          </Box>
          <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
            {item.authorName && translate('meetings.by', { name: item.authorName })}
            {item.from && item.to && <Days from={item.from} to={item.to} />}
          </Box>
        </Box>
        {item.can.remove && (
          <IconButton
            size="small"
            className="no-print"
            aria-label={translate('meetings.remove', { title: item.title })}
            onClick={() => void actions.removeItem(item.id).catch(() => undefined)}
          >
            <DeleteOutline fontSize="small" />
          </IconButton>
        )}
        <Moves {...props} />
      </Box>
      {item.figures.length > 0 && <AgendaFigures figures={item.figures} onOpen={(figure) => onOpen(item, figure)} />}
      <AgendaPeople item={item} />
      <AgendaLines item={item} />
      <Note item={item} actions={actions} />
    </Box>
  );
};
