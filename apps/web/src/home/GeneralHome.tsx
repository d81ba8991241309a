import { useTranslate } from 'react-admin';
import { EmptyState, Panel } from '../kit/index.js';

/** For those whose day starts elsewhere: presales, legal, assistants. */
const GeneralHome = () => {
  const translate = useTranslate();
  return (
    <Panel>
      <EmptyState title={translate('home.general.title')} body={translate('home.general.body')} />
    </Panel>
  );
};

export default GeneralHome;
