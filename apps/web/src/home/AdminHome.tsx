import { useTranslate } from 'react-admin';
import { EmptyState, Panel } from '../kit/index.js';

/** The administrator's day: jobs, imports, people without a place. */
const AdminHome = () => {
  const translate = useTranslate();
  return (
    <Panel>
      <EmptyState title={translate('home.admin.title')} body={translate('home.admin.body')} />
    </Panel>
  );
};

export default AdminHome;
