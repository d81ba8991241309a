import Add from '@mui/icons-material/Add';
import CheckCircle from '@mui/icons-material/CheckCircle';
import EditOutlined from '@mui/icons-material/EditOutlined';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import MuiLink from '@mui/material/Link';
import Tooltip from '@mui/material/Tooltip';
import { NOTICE_GROUPS, type TaskRow } from '@keyline/model';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay, useToday } from '../data/index.js';
import {
  columnsOf,
  Badge,
  CardLines,
  DateText,
  EnumLabel,
  ListPage,
  OverdueText,
  PersonName,
  PrimaryButton,
  type FilterSpec,
  type SavedView,
} from '../kit/index.js';
import { TaskDrawer } from './TaskDrawer.js';
import { useTaskVerbs } from './useTaskVerbs.js';

const filters: FilterSpec[] = [
  {
    kind: 'enum',
    source: 'group',
    label: 'resources.tasks.fields.group',
    enum: 'noticeGroup',
    values: NOTICE_GROUPS,
    single: true,
  },
  { kind: 'person', source: 'personId', label: 'resources.tasks.fields.personName' },
  { kind: 'dateRange', source: 'dueOn', label: 'resources.tasks.fields.dueOn' },
];

const useViews = (leads: boolean): SavedView[] => {
  const today = useToday();
  const mine = { open: true, mine: true };
  return [
    { key: 'open', label: 'tasks.view.open', filter: mine },
    { key: 'overdue', label: 'tasks.view.overdue', filter: { ...mine, dueOn_lt: today } },
    { key: 'today', label: 'tasks.view.today', filter: { ...mine, dueOn: today } },
    { key: 'later', label: 'tasks.view.later', filter: { ...mine, dueOn_gt: today } },
    { key: 'done', label: 'tasks.view.done', filter: { open: false, mine: true }, sort: { field: 'doneAt', order: 'DESC' } },
    ...(leads ? [{ key: 'team', label: 'tasks.view.team', filter: { open: true, mine: false } }] : []),
  ];
};

/** The round tick: done, or not done after all. */
const Tick = ({ task }: { task: TaskRow }) => {
  const translate = useTranslate();
  const { done, reopen } = useTaskVerbs();
  const closed = task.doneAt !== null;
  const label = translate(closed ? 'tasks.reopen' : 'tasks.done', { text: task.text });
  return (
    <Tooltip title={translate(closed ? 'tasks.reopenHint' : 'tasks.doneHint')}>
      <span>
        <IconButton
          size="small"
          aria-label={label}
          disabled={closed ? !task.can.reopen : !task.can.done}
          onClick={(event) => {
            event.preventDefault();
            event.stopPropagation();
            void (closed ? reopen(task) : done(task));
          }}
        >
          {closed ? <CheckCircle sx={{ color: (theme) => theme.tokens.tones.good.ink }} /> : <RadioButtonUnchecked />}
        </IconButton>
      </span>
    </Tooltip>
  );
};

const Text = ({ task }: { task: TaskRow }) => (
  <Box sx={{ minWidth: 240, maxWidth: 620, textDecoration: task.doneAt ? 'line-through' : 'none' }}>
    {task.link ? (
      <MuiLink component={Link} to={task.link} color="inherit" underline="hover" sx={{ fontWeight: 500 }}>
        {task.text}
      </MuiLink>
    ) : (
      <Box component="span" sx={{ fontWeight: 500 }}>
        {task.text}
      </Box>
    )}
    {task.note && <Box sx={{ color: 'text.secondary', fontSize: 12, whiteSpace: 'pre-line' }}>{task.note}</Box>}
  </Box>
);

const Due = ({ task }: { task: TaskRow }) => (
  <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 1 }}>
    <DateText value={task.dueOn} />
    <OverdueText dueOn={task.dueOn} settled={task.doneAt !== null} soonDays={0} />
  </Box>
);

const Source = ({ task }: { task: TaskRow }) => (
  <Badge tone="neutral">
    {task.createdByName ? <PersonName name={task.createdByName} plain /> : <EnumLabel enum="noticeGroup" value={task.group} />}
  </Badge>
);

const { actions, column } = columnsOf<TaskRow>();

const columnsWith = (edit: (task: TaskRow) => void, editLabel: string) => [
  actions('tick', (task) => <Tick task={task} />),
  column('text', (task) => <Text task={task} />, { disableSort: true }),
  column('dueOn', (task) => <Due task={task} />),
  column('group', (task) => <Source task={task} />, { disableSort: true }),
  column('personName', (task) => <PersonName name={task.personName} />, { disableSort: true }),
  actions(
    'edit',
    (task) =>
      task.can.edit && (
        <IconButton size="small" aria-label={editLabel} onClick={() => edit(task)}>
          <EditOutlined fontSize="small" />
        </IconButton>
      ),
  ),
];

const TaskCard = ({ task }: { task: TaskRow }) => (
  <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
    <Tick task={task} />
    <Box sx={{ flex: 1, minWidth: 0 }}>
      <CardLines title={task.text} facts={<Source task={task} />} next={<Due task={task} />} />
    </Box>
  </Box>
);

/** 待办: what one is to do, and what the people whom one leads are. */
const TaskList = () => {
  const translate = useTranslate();
  const leads = useMay(['report:review']);
  const views = useViews(leads);
  const [edited, setEdited] = useState<TaskRow | 'new' | null>(null);
  const create = { label: translate('tasks.create'), icon: <Add />, onClick: () => setEdited('new') };
  return (
    <>
      <ListPage<TaskRow>
        title={translate('resources.tasks.name', { smart_count: 2 })}
        views={views}
        filters={leads ? filters : filters.filter(({ source }) => source !== 'personId')}
        columns={columnsWith(setEdited, translate('ra.action.edit'))}
        hiddenColumns={leads ? [] : ['personName']}
        card={(task) => <TaskCard task={task} />}
        rowTo={(task) => task.link ?? false}
        sort={{ field: 'dueOn', order: 'ASC' }}
        primary={create}
        empty={{
          icon: <CheckCircle />,
          title: translate('tasks.empty.title'),
          body: translate('tasks.empty.body'),
          action: <PrimaryButton {...create} />,
        }}
      />
      <TaskDrawer
        task={edited === 'new' ? undefined : (edited ?? undefined)}
        open={edited !== null}
        leads={leads}
        onClose={() => setEdited(null)}
      />
    </>
  );
};

export default TaskList;
