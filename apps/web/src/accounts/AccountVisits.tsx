import type { VisitRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { CardLines, DateText, EnumChip, RelatedList } from '../kit/index.js';

/** The visits paid to the account, newest first. */
export const AccountVisits = ({ accountId }: { accountId: string }) => {
  const translate = useTranslate();
  return (
    <RelatedList<VisitRow>
      resource="visits"
      filter={{ accountId }}
      sort={{ field: 'visitedAt', order: 'DESC' }}
      empty={{ title: translate('accounts.empty.visits') }}
      card={(visit) => (
        <CardLines
          title={visit.purpose ?? visit.result ?? visit.accountName}
          badge={<EnumChip enum="visitKind" value={visit.kind} dot={false} />}
          facts={<><DateText value={visit.visitedOn} /><span>{visit.personName}</span></>}
          next={visit.nextStep && <>{translate('accounts.nextStep')} {visit.nextStep} <DateText value={visit.nextStepOn} /></>}
        />
      )}
    />
  );
};
