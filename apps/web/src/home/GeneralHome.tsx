import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { useMay, useToday } from '../data/index.js';
import { EmptyState, Panel } from '../kit/index.js';
import { ApprovalsWaiting, TasksDue } from './DeskPanels.js';

/** For those whose day starts elsewhere: presales, legal, assistants. What waits for them comes first. */
const GeneralHome = () => {
  const translate = useTranslate();
  const today = useToday();
  const [decides, hasTasks] = [useMay('approval:decide'), useMay('task:read')];
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {decides && <ApprovalsWaiting />}
      {hasTasks && <TasksDue today={today} />}
      <Panel>
        <EmptyState compact title={translate('home.general.title')} body={translate('home.general.body')} />
      </Panel>
    </Box>
  );
};

export default GeneralHome;
