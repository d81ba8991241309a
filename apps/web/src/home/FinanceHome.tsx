import { useTranslate } from 'react-admin';
import { EmptyState, Panel } from '../kit/index.js';

/** Finance's day: overdue receivables, payments to allocate, invoices to issue. */
const FinanceHome = () => {
  const translate = useTranslate();
  return (
    <Panel>
      <EmptyState title={translate('home.finance.title')} body={translate('home.finance.body')} />
    </Panel>
  );
};

export default FinanceHome;
