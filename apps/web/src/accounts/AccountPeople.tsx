import type { ContactRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { CardLines, DateText, EnumChip, PrimaryButton, RelatedList } from '../kit/index.js';
import { useMay } from '../data/index.js';

/** The people at the account and their part in the decision. */
export const AccountPeople = ({ accountId }: { accountId: string }) => {
  const translate = useTranslate();
  const create = useMay('contact:write') && { label: translate('shell.create.contact'), to: `/contacts/create?accountId=${accountId}` };
  return (
    <RelatedList<ContactRow>
      resource="contacts"
      filter={{ accountId }}
      sort={{ field: 'name', order: 'ASC' }}
      empty={{ title: translate('accounts.empty.people'), action: create && <PrimaryButton {...create} /> }}
      card={(contact) => (
        <CardLines
          title={contact.name}
          badge={<>{contact.attitude && <EnumChip enum="attitude" value={contact.attitude} />}{contact.decisionRole && <EnumChip enum="decisionRole" value={contact.decisionRole} dot={false} />}</>}
          facts={<span>{[contact.title, contact.department, contact.mobile].filter(Boolean).join(' · ')}</span>}
          next={contact.lastMetOn && <>{translate('accounts.lastMet')} <DateText value={contact.lastMetOn} /></>}
        />
      )}
    />
  );
};
