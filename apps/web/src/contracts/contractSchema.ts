import { ContractInput, InstalmentInput, MilestoneInput, isMoney, isZero, scheduleGap } from '@keyline/model';

const sums = (instalments: readonly { amount: string }[]) => instalments.every(({ amount }) => isMoney(amount));

/**
 * The contract's form. The rows of the schedule come with what the server tells about them and are sent without; a schedule that is
 * begun must add up.
 */
export const contractSchema = ContractInput.extend({
  milestones: MilestoneInput.strip().array().max(30).optional(),
  instalments: InstalmentInput.strip().array().max(60).optional(),
}).refine(
  ({ amount, instalments = [] }) => instalments.length === 0 || !sums(instalments) || isZero(scheduleGap(amount, instalments)),
  { path: ['instalments'], message: 'contracts.schedule.mustFit' },
);
