import { useTranslate } from 'react-admin';
import { EmptyState, Panel } from '../kit/index.js';

/** The supervisor's day: reports to review, the team's week, deals without a next step. */
const SupervisorHome = () => {
  const translate = useTranslate();
  return (
    <Panel>
      <EmptyState title={translate('home.supervisor.title')} body={translate('home.supervisor.body')} />
    </Panel>
  );
};

export default SupervisorHome;
