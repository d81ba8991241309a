import type { OpportunityRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { CardLines, DateText, EnumChip, Money, RelatedList } from '../kit/index.js';

/** The account's opportunities, open and closed. */
export const AccountDeals = ({ accountId }: { accountId: string }) => {
  const translate = useTranslate();
  return (
    <RelatedList<OpportunityRow>
      resource="opportunities"
      filter={{ accountId }}
      sort={{ field: 'expectedCloseOn', order: 'ASC' }}
      empty={{ title: translate('accounts.empty.deals') }}
      card={(deal) => (
        <CardLines
          title={deal.name}
          badge={<EnumChip enum="stage" value={deal.stage} />}
          facts={
            <>
              <Money value={deal.amount} strong />
              <span>{deal.ownerName}</span>
            </>
          }
          next={
            <>
              {translate('accounts.expectedClose')} <DateText value={deal.expectedCloseOn} />
            </>
          }
        />
      )}
    />
  );
};
