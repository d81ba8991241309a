import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { AllocationEditor } from './AllocationEditor.js';
import { useAllocation } from './useAllocation.js';

export interface AllocationFieldProps {
  accountId: string | undefined;
  /** What there is to give out. */
  money: string | undefined;
}

/** The allocation as the form's field `allocate`: the lines shown are the lines sent. */
export const AllocationField = ({ accountId, money }: AllocationFieldProps) => {
  const { setValue } = useFormContext();
  const allocation = useAllocation(accountId, money);
  const lines = JSON.stringify(allocation.lines);
  const sent = JSON.stringify((useWatch({ name: 'allocate' }) as unknown) ?? []);
  // Also when the form starts afresh, which empties it.
  useEffect(() => {
    if (sent !== lines) setValue('allocate', lines === '[]' ? undefined : JSON.parse(lines), { shouldDirty: true });
  }, [lines, sent, setValue]);
  return <AllocationEditor allocation={allocation} accountChosen={accountId !== undefined} />;
};
