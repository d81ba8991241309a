import { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';
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
  useEffect(() => {
    setValue('allocate', lines === '[]' ? undefined : JSON.parse(lines), { shouldDirty: lines !== '[]' });
  }, [lines, setValue]);
  return <AllocationEditor allocation={allocation} accountChosen={accountId !== undefined} />;
};
