import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { VisitPlanRow } from '@keyline/model';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import type { Day } from '../kit/index.js';

/** Moves a plan to another day at once, with undo. Rejects, with the reason shown, when the server says no. */
export const useMovePlan = (): ((plan: VisitPlanRow, day: Day) => Promise<void>) => {
  const api = useApi();
  const notify = useNotify();
  const refresh = useRefresh();
  const translate = useTranslate();
  const put = async (plan: VisitPlanRow, day: Day): Promise<VisitPlanRow> => {
    try {
      const { data } = await api.update<VisitPlanRow>('visit-plans', {
        id: plan.id,
        data: { plannedOn: day },
        previousData: plan,
      });
      return data;
    } catch (error) {
      notify((error as Error).message, { type: 'error' });
      throw error;
    } finally {
      refresh();
    }
  };
  return async (plan, day) => {
    const moved = await put(plan, day);
    const undo = (
      <Button color="inherit" sx={{ color: 'inherit' }} onClick={() => void put(moved, plan.plannedOn).catch(() => undefined)}>
        {translate('ra.action.undo')}
      </Button>
    );
    notify(
      <Alert severity="success" variant="filled" action={undo}>
        {translate('visitPlans.moved', { date: day })}
      </Alert>,
      { autoHideDuration: 8000 },
    );
  };
};
