import { compareMoney, isZero, type InvoiceRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Badge } from '../kit/index.js';

/** Valid, cancelled, a red-letter invoice, or reversed in part or wholly. */
export const InvoiceState = ({ invoice }: { invoice: InvoiceRow }) => {
  const translate = useTranslate();
  const [state, tone] = invoice.cancelledOn
    ? (['cancelled', 'neutral'] as const)
    : invoice.reversesId
      ? (['red', 'bad'] as const)
      : isZero(invoice.reversed)
        ? (['valid', 'good'] as const)
        : compareMoney(invoice.reversed, invoice.amount) < 0
          ? (['partly', 'soon'] as const)
          : (['reversed', 'bad'] as const);
  return (
    <Badge tone={tone} dot>
      {translate(`invoices.is.${state}`)}
    </Badge>
  );
};
