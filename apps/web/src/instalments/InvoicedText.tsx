import { compareMoney, isZero, type InstalmentRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Badge, Money } from '../kit/index.js';

/** Is it invoiced: wholly, in part, or not yet? */
export const InvoicedText = ({ part }: { part: Pick<InstalmentRow, 'amount' | 'invoiced'> }) => {
  const translate = useTranslate();
  if (isZero(part.invoiced)) return <Badge tone="neutral">{translate('instalments.notInvoiced')}</Badge>;
  if (compareMoney(part.invoiced, part.amount) >= 0) return <Badge tone="good">{translate('instalments.invoiced')}</Badge>;
  return (
    <Badge tone="soon">
      {translate('instalments.invoiced')} <Money value={part.invoiced} />
    </Badge>
  );
};
