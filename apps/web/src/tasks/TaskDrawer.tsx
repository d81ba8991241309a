import { TaskInput, type TaskRow } from '@keyline/model';
import { TextInput, useDataProvider, useTranslate } from 'react-admin';
import { useMe, useToday } from '../data/index.js';
import { DateInput, FormDrawer, FormSection, PersonInput, QuickDates, Wide } from '../kit/index.js';

interface TaskDrawerProps {
  /** The task to change; a new one without. */
  task?: TaskRow;
  open: boolean;
  /** May tasks be given to others? */
  leads: boolean;
  onClose: () => void;
}

/** A task written by hand: what, by when, and - for who leads - by whom. */
export const TaskDrawer = ({ task, open, leads, onClose }: TaskDrawerProps) => {
  const translate = useTranslate();
  const dataProvider = useDataProvider();
  const me = useMe();
  const today = useToday();
  const record = task
    ? { id: task.id, version: task.version, title: task.title, note: task.note, dueOn: task.dueOn, personId: task.personId }
    : { dueOn: today, personId: me?.id };
  return (
    <FormDrawer
      open={open}
      onClose={onClose}
      title={translate(task ? 'tasks.edit' : 'tasks.create')}
      schema={TaskInput}
      record={record}
      done={task ? 'ra.notification.updated' : 'tasks.created'}
      onSubmit={(values) =>
        task
          ? dataProvider.update('tasks', { id: task.id, data: values, previousData: record as TaskRow })
          : dataProvider.create('tasks', { data: values })
      }
    >
      <FormSection>
        <Wide>
          <TextInput source="title" label="tasks.title" isRequired helperText={false} autoFocus />
        </Wide>
        <DateInput source="dueOn" label="resources.tasks.fields.dueOn" isRequired />
        <Wide>
          <QuickDates source="dueOn" offer={['today', 'tomorrow', 'nextMonday', 'inTwoWeeks']} />
        </Wide>
        {leads && me && (
          <PersonInput source="personId" label="resources.tasks.fields.personName" filter={{ reachedBy: me.id }} required />
        )}
        <Wide>
          <TextInput source="note" label="resources.tasks.fields.note" multiline minRows={2} helperText={false} />
        </Wide>
      </FormSection>
    </FormDrawer>
  );
};
