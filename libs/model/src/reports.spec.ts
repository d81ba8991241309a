import { describe, expect, it } from '@jest/globals';
import { ReportRunInput } from './reports.js';

describe('the period of a run', () => {
  it.each([
    ['weekly', '2026-W53', true],
    ['weekly', '2025-W53', false],
    ['weekly', '2026-11', false],
    ['daily', '2026-11-21', true],
    ['daily', '2026-02-30', false],
    ['daily', '2026-W47', false],
    ['monthly', '2026-12', true],
    ['monthly', '2026-13', false],
    ['monthly', '2026-W47', false],
  ])('%s %s: %s', (kind, period, valid) => expect(ReportRunInput.safeParse({ kind, period }).success).toBe(valid));
});
