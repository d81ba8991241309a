import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { TaskRow } from '@keyline/model';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';

/** Ticks a task off (with undo), or takes the tick back. */
export const useTaskVerbs = (): { done: (task: TaskRow) => Promise<void>; reopen: (task: TaskRow) => Promise<void> } => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const refresh = useRefresh();
  const client = useQueryClient();
  const send = async (task: TaskRow, verb: 'done' | 'reopen'): Promise<boolean> => {
    try {
      await api.verb('tasks', task.id, verb);
      await client.invalidateQueries({ queryKey: ['tasks'] });
      refresh();
      return true;
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
      return false;
    }
  };
  const reopen = async (task: TaskRow): Promise<void> => {
    await send(task, 'reopen');
  };
  const done = async (task: TaskRow): Promise<void> => {
    if (!(await send(task, 'done'))) return;
    const undo = (
      <Button color="inherit" size="small" onClick={() => void reopen(task)}>
        {translate('ra.action.undo')}
      </Button>
    );
    notify(
      <Alert severity="success" variant="filled" action={undo}>
        {translate('tasks.doneNotice', { text: task.text })}
      </Alert>,
    );
  };
  return { done, reopen };
};
