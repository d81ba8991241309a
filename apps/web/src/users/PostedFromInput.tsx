import type { PersonRow } from '@keyline/model';
import { useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useToday } from '../data/index.js';
import { DateInput } from '../kit/index.js';

type Place = Pick<PersonRow, 'departmentId' | 'managerId' | 'roles'>;

const isElsewhere = (before: Place, after: Partial<Place>): boolean =>
  before.departmentId !== after.departmentId ||
  (before.managerId ?? '') !== (after.managerId ?? '') ||
  [...before.roles].sort().join() !== [...(after.roles ?? [])].sort().join();

/** From which day the new department, superior or roles hold; asked only when one of them is being changed. */
export const PostedFromInput = () => {
  const translate = useTranslate();
  const today = useToday();
  const before = useRecordContext<PersonRow>();
  const [departmentId, managerId, roles] = useWatch({ name: ['departmentId', 'managerId', 'roles'] }) as [
    Place['departmentId'],
    Place['managerId'],
    Place['roles'],
  ];
  if (!before?.id || !isElsewhere(before, { departmentId, managerId, roles })) return null;
  return <DateInput source="postedFrom" max={today} hint={translate('users.postedFromHint')} />;
};
