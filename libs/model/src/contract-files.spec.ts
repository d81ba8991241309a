import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ContractSettingsInput, dueReminder, fileChecklist } from './contract-files.js';

const RULES = [
  { state: 'accepted', kind: 'acceptance_certificate' },
  { state: 'signed', kind: 'signed_copy' },
] as const;

describe('the check-list of a contract', () => {
  it('asks for what belongs to it by the state it has reached', () => {
    const list = (state: 'draft' | 'executing' | 'closed' | 'terminated', signed = true) =>
      fileChecklist({ state, signed }, RULES, new Set(['signed_copy'])).map(({ kind, present }) => [kind, present]);
    expect(list('draft', false)).toEqual([]);
    expect(list('executing')).toEqual([['signed_copy', true]]);
    expect(list('closed')).toEqual([
      ['signed_copy', true],
      ['acceptance_certificate', false],
    ]);
    expect(list('terminated')).toEqual([['signed_copy', true]]);
    expect(list('terminated', false)).toEqual([]);
  });
});

describe('the reminder of the end', () => {
  it('is the closest one whose day has come', () => {
    const at = (daysLeft: number) => dueReminder(daysLeft, [90, 30, 7]);
    expect([91, 90, 31, 30, 8, 7, 0, -1].map(at)).toEqual([null, 90, 90, 30, 30, 7, 7, null]);
  });

  it('comes once for each of its days, however many days the worker slept', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 365 }), { maxLength: 6 }),
        fc.array(fc.nat(400)),
        (reminders, awake) => {
          const told = [...new Set(awake)].sort((a, b) => b - a).map((left) => dueReminder(left, reminders));
          const sent = told.filter((days): days is number => days !== null);
          // Once told of 30 days, nobody is told of 90 any more.
          expect([...sent].sort((a, b) => b - a)).toEqual(sent);
          expect(sent.every((days) => reminders.includes(days))).toBe(true);
        },
      ),
    );
  });
});

describe('the settings', () => {
  it('name each reminder and each file once', () => {
    const fits = (expiryReminderDays: number[], fileRules: readonly unknown[]) =>
      ContractSettingsInput.safeParse({ expiryReminderDays, fileRules, version: 1 }).success;
    expect(fits([90, 30], RULES)).toBe(true);
    expect(fits([30, 30], RULES)).toBe(false);
    expect(fits([30], [RULES[0], RULES[0]])).toBe(false);
  });
});
