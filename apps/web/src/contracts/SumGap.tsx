import { isMoney, isNegative, isZero, scheduleGap } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Badge, exactMoney } from '../kit/index.js';

/** What the parts lack of the contract sum, in words and colour; nothing while either is not a sum yet. */
export const SumGap = ({ amount, parts }: { amount: string; parts: readonly { amount: string }[] }) => {
  const translate = useTranslate();
  if (!isMoney(amount) || parts.length === 0) return null;
  const gap = scheduleGap(amount, parts);
  if (isZero(gap))
    return (
      <Badge tone="good" dot>
        {translate('contracts.schedule.fits')}
      </Badge>
    );
  const over = isNegative(gap);
  return (
    <Badge tone={over ? 'bad' : 'soon'} dot>
      {translate(`contracts.schedule.${over ? 'over' : 'short'}`, { amount: exactMoney(gap.replace('-', '')) })}
    </Badge>
  );
};
