import type { AppraisalRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { CardLines, EnumChip, RelatedList } from '../kit/index.js';
import { usePeriodName } from '../measures/index.js';

/** A person's appraisals month by month, as far as one may see them. */
export const AppraisalHistory = ({ personId, title }: { personId: string; title: string }) => {
  const translate = useTranslate();
  const periodName = usePeriodName();
  return (
    <RelatedList<AppraisalRow>
      resource="appraisals"
      title={title}
      filter={{ personId }}
      sort={{ field: 'period', order: 'DESC' }}
      card={(form) => (
        <CardLines
          title={periodName(form.period)}
          badge={<EnumChip enum="appraisalGrade" value={form.grade} />}
          facts={
            <>
              <span>{translate('appraisals.points', { total: form.total ?? '—' })}</span>
              <span>{translate('appraisals.reviewer', { name: form.reviewerName })}</span>
            </>
          }
          next={<EnumChip enum="appraisalState" value={form.state} dot />}
        />
      )}
      empty={{ title: translate('appraisals.empty') }}
    />
  );
};
