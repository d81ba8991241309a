import type { ComplaintRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { CardLines, DateText, EnumChip, OverdueText, PersonName } from '../kit/index.js';

/** Once it is answered, no date presses any more. */
export const isAnswered = (complaint: ComplaintRow): boolean => complaint.answeredOn !== null || complaint.state === 'closed';

/** The three lines of a complaint. */
export const ComplaintCard = ({ complaint, withAccount = true }: { complaint: ComplaintRow; withAccount?: boolean }) => {
  const translate = useTranslate();
  return (
    <CardLines
      title={complaint.subject}
      badge={
        <>
          <EnumChip enum="complaintSeverity" value={complaint.severity} dot={false} />
          <EnumChip enum="complaintState" value={complaint.state} />
        </>
      }
      facts={
        <>
          {withAccount && <span>{complaint.accountName}</span>}
          <PersonName name={complaint.handlerName} plain />
        </>
      }
      next={
        <>
          {translate('resources.complaints.fields.dueOn')} <DateText value={complaint.dueOn} />{' '}
          <OverdueText dueOn={complaint.dueOn} settled={isAnswered(complaint)} />
        </>
      }
    />
  );
};
