import { DragDropContext, Draggable, Droppable, type DropResult } from '@hello-pangea/dnd';
import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type { AgendaFigure, MeetingItem, MeetingRecord } from '@keyline/model';
import { useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useApi, type DrillRow } from '../data/index.js';
import { DateText, Panel, useRowsDrawer } from '../kit/index.js';
import { AgendaItem } from './AgendaItem.js';
import type { MeetingActions } from './useMeeting.js';

const OwnItem = ({ actions }: { actions: MeetingActions }) => {
  const translate = useTranslate();
  const [title, setTitle] = useState('');
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (title.trim() === '') return;
    actions.addItem(title.trim()).then(
      () => setTitle(''),
      () => undefined,
    );
  };
  return (
    <Box
      component="form"
      className="no-print"
      onSubmit={add}
      sx={{ display: 'flex', gap: 1, px: 2, py: 1.5, borderTop: 1, borderColor: 'divider' }}
    >
      <TextField
        size="small"
        fullWidth
        label={translate('meetings.ownTitle')}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Button type="submit" variant="outlined" startIcon={<Add />} sx={{ whiteSpace: 'nowrap' }}>
        {translate('meetings.own')}
      </Button>
    </Box>
  );
};

/** The agenda: sorted by dragging, by keyboard, or with the arrows. */
export const AgendaPanel = ({ meeting, actions }: { meeting: MeetingRecord; actions: MeetingActions }) => {
  const translate = useTranslate();
  const api = useApi();
  const { open, drawer } = useRowsDrawer();
  const openFigure = (item: MeetingItem, figure: AgendaFigure): void =>
    open({
      title: `${item.title} · ${figure.name}`,
      count: figure.unit === 'count' ? Number(figure.value) : undefined,
      load: () => api.get<DrillRow[]>(`/meetings/${meeting.id}/rows`, { item: item.id, figure: figure.code, range: '[0,999]' }),
    });
  const move = (from: number, to: number): void => {
    const items = [...meeting.items];
    const [moved] = items.splice(from, 1);
    if (moved) items.splice(to, 0, moved);
    void actions.reorder(items).catch(() => undefined);
  };
  const drop = ({ source, destination }: DropResult): void => {
    if (destination && destination.index !== source.index) move(source.index, destination.index);
  };
  return (
    <Panel
      flush
      title={translate('meetings.agenda')}
      actions={
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
          {translate(meeting.state === 'held' ? 'meetings.frozen' : 'meetings.upTo')}{' '}
          <DateText value={meeting.refreshedAt} withTime />
        </Box>
      }
    >
      <DragDropContext onDragEnd={drop}>
        <Droppable droppableId="agenda">
          {(list) => (
            <Box ref={list.innerRef} {...list.droppableProps} component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {meeting.items.map((item, index) => (
                <Draggable key={item.id} draggableId={item.id} index={index} isDragDisabled={!meeting.can.edit}>
                  {(drag) => (
                    <Box
                      component="li"
                      ref={drag.innerRef}
                      {...drag.draggableProps}
                      style={drag.draggableProps.style}
                      sx={{ borderTop: 1, borderColor: 'divider', bgcolor: 'background.paper' }}
                    >
                      <AgendaItem
                        meeting={meeting}
                        item={item}
                        place={index}
                        actions={actions}
                        onOpen={openFigure}
                        onMove={move}
                        handle={drag.dragHandleProps}
                      />
                    </Box>
                  )}
                </Draggable>
              ))}
              {list.placeholder}
            </Box>
          )}
        </Droppable>
      </DragDropContext>
      {meeting.can.add && <OwnItem actions={actions} />}
      {drawer}
    </Panel>
  );
};
