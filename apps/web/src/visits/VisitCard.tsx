import type { VisitRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { CardLines, DateText, EnumChip, GradeBadge, PersonName } from '../kit/index.js';

/** The three lines of a visit, also in tabs of other records. */
export const VisitCard = ({ visit, withAccount = true }: { visit: VisitRow; withAccount?: boolean }) => {
  const translate = useTranslate();
  const said = visit.result ?? visit.note ?? visit.purpose;
  return (
    <CardLines
      title={withAccount ? visit.accountName : (said ?? visit.accountName)}
      badge={
        <>
          {withAccount && <GradeBadge grade={visit.accountGrade} />}
          <EnumChip enum="visitKind" value={visit.kind} dot={false} />
        </>
      }
      facts={
        <>
          <DateText value={visit.visitedAt} withTime />
          <PersonName name={visit.personName} plain />
          {visit.contacts.length > 0 && <span>{visit.contacts.map(({ name }) => name).join(' ')}</span>}
        </>
      }
      next={
        visit.nextStep ? (
          <>
            {translate('resources.visits.fields.nextStep')} {visit.nextStep}{' '}
            {visit.nextStepOn && <DateText value={visit.nextStepOn} />}
          </>
        ) : (
          withAccount && said
        )
      }
    />
  );
};
