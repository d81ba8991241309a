import { describe, expect, it } from '@jest/globals';
import { periodFromCode } from './calendar.js';
import type { Role } from './permissions.js';
import { owesReportFor, ReportRunInput, reviewerOf, type ReportDuty } from './reports.js';

const WEEK = periodFromCode('2026-W47'); // 16 to 22 November
const someone = (more: Partial<ReportDuty> = {}): ReportDuty => ({
  id: 'rep',
  roles: ['rep'],
  departmentId: 'east',
  managerId: 'boss',
  hiredOn: '2024-01-01',
  leftOn: null,
  ...more,
});
const staff = (...people: ReportDuty[]) => new Map(people.map((person) => [person.id, person]));

describe('who owes a report', () => {
  it.each<[readonly Role[], boolean]>([
    [['rep'], true],
    [['supervisor'], true],
    [['director'], true],
    [['finance'], false],
    [['assistant'], false],
    [['admin', 'rep'], true],
    [[], false],
  ])('%j: %s', (roles, owes) => expect(owesReportFor(someone({ roles }), WEEK)).toBe(owes));

  it.each([
    ['hired on the last day of the week', { hiredOn: '2026-11-22' }, true],
    ['hired the day after', { hiredOn: '2026-11-23' }, false],
    ['left on the first day of the week', { leftOn: '2026-11-16' }, true],
    ['left the day before', { leftOn: '2026-11-15' }, false],
    ['leaves later', { leftOn: '2026-12-31' }, true],
  ])('%s', (_, dates, owes) => expect(owesReportFor(someone(dates), WEEK)).toBe(owes));
});

describe('who reads it', () => {
  const boss = someone({ id: 'boss', roles: ['supervisor'], managerId: 'director' });
  const director = someone({ id: 'director', roles: ['director'], managerId: null });

  it('the superior', () => expect(reviewerOf(someone(), staff(someone(), boss, director), '2026-11-23')).toBe('boss'));
  it('the director of the department where there is no superior', () =>
    expect(reviewerOf(someone({ managerId: null }), staff(boss, director), '2026-11-23')).toBe('director'));
  it('the director too where the superior has left', () =>
    expect(reviewerOf(someone(), staff({ ...boss, leftOn: '2026-11-20' }, director), '2026-11-23')).toBe('director'));
  it('not the director of another department, and nobody their own', () => {
    expect(reviewerOf(someone({ managerId: null }), staff({ ...director, departmentId: 'west' }), '2026-11-23')).toBeNull();
    expect(reviewerOf(director, staff(director), '2026-11-23')).toBeNull();
  });
});

describe('the period of a run', () => {
  it.each([
    ['weekly', '2026-W53', true],
    ['weekly', '2025-W53', false],
    ['weekly', '2026-11', false],
    ['monthly', '2026-12', true],
    ['monthly', '2026-13', false],
    ['monthly', '2026-W47', false],
  ])('%s %s: %s', (kind, period, valid) => expect(ReportRunInput.safeParse({ kind, period }).success).toBe(valid));
});
