import { useTranslate } from 'react-admin';
import { EmptyState, Panel } from '../kit/index.js';

/** The rep's day: visits planned, money due, next steps, the report that is owed. */
const RepHome = () => {
  const translate = useTranslate();
  return (
    <Panel>
      <EmptyState title={translate('home.rep.title')} body={translate('home.rep.body')} />
    </Panel>
  );
};

export default RepHome;
