import { useTranslate } from 'react-admin';
import { EmptyState, Panel } from '../kit/index.js';

/** The director's day: forecast against target, money overdue, key deals. */
const DirectorHome = () => {
  const translate = useTranslate();
  return (
    <Panel>
      <EmptyState title={translate('home.director.title')} body={translate('home.director.body')} />
    </Panel>
  );
};

export default DirectorHome;
