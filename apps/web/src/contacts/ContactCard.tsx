import type { ContactRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Badge, CardLines, DateText, EnumChip } from '../kit/index.js';

/** A contact's part in the decision and attitude; that they have left comes first. */
export const ContactBadges = ({ contact }: { contact: ContactRow }) => {
  const translate = useTranslate();
  return (
    <>
      {contact.leftOn && <Badge>{translate('contacts.left')}</Badge>}
      {contact.attitude !== 'unknown' && <EnumChip enum="attitude" value={contact.attitude} />}
      {contact.decisionRole && <EnumChip enum="decisionRole" value={contact.decisionRole} dot={false} />}
    </>
  );
};

/** The three lines of a contact. */
export const ContactCard = ({ contact, withAccount = false }: { contact: ContactRow; withAccount?: boolean }) => {
  const translate = useTranslate();
  return (
    <CardLines
      title={contact.name}
      badge={<ContactBadges contact={contact} />}
      facts={<span>{[withAccount && contact.accountName, contact.title, contact.department].filter(Boolean).join(' · ')}</span>}
      next={
        <>
          <span>{contact.mobile ?? contact.phone}</span>
          {contact.lastMetOn && (
            <span>
              {translate('resources.contacts.fields.lastMetOn')} <DateText value={contact.lastMetOn} />
            </span>
          )}
        </>
      }
    />
  );
};
