import { isZero, type PaymentRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Badge } from '../kit/index.js';

/** How far a payment is used: reversed, open by so much, or all settled. */
export const PaymentState = ({ payment }: { payment: PaymentRow }) => {
  const translate = useTranslate();
  if (payment.reversedOn)
    return (
      <Badge tone="bad" dot>
        {translate('payments.state.reversed')}
      </Badge>
    );
  if (isZero(payment.unallocated))
    return (
      <Badge tone="good" dot>
        {translate('payments.state.allocated')}
      </Badge>
    );
  return (
    <Badge tone="soon" dot>
      {translate(isZero(payment.allocated) ? 'payments.state.open' : 'payments.state.partly')}
    </Badge>
  );
};
