import { AllocateInput, AllocationLine, type PaymentRecord } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { FormDrawer, Money } from '../kit/index.js';
import { AllocationField } from './AllocationField.js';

const schema = AllocateInput.extend({ allocate: AllocationLine.array().min(1, 'payments.allocation.none').max(200) });

/** Allocates what is still free of a payment. */
export const AllocateDrawer = ({ payment, open, onClose }: { payment: PaymentRecord; open: boolean; onClose: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  return (
    <FormDrawer
      open={open}
      onClose={onClose}
      title={translate('payments.allocateTitle', { number: payment.number })}
      schema={schema}
      record={{}}
      onSubmit={(values) => api.verb('payments', payment.id, 'allocate', values)}
      submitLabel={translate('payments.allocate')}
      done="payments.allocated"
    >
      {translate('resources.payments.fields.unallocated')} <Money value={payment.unallocated} strong />
      <AllocationField accountId={payment.accountId} money={payment.unallocated} />
    </FormDrawer>
  );
};
