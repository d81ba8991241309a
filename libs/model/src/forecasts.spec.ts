import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { forecastAccuracy } from './forecasts.js';
import { fromCents } from './money.js';

it('a forecast that came true was 100 per cent right, one that was off by all that was won not at all', () => {
  expect([
    forecastAccuracy('100.00', '100.00'),
    forecastAccuracy('75.00', '100.00'),
    forecastAccuracy('125.00', '100.00'),
    forecastAccuracy('300.00', '100.00'),
    forecastAccuracy('0', '100.00'),
    forecastAccuracy('5.00', '0.00'),
  ]).toEqual(['100.0', '75.0', '75.0', '0.0', '0.0', null]);
});

it('lies between 0 and 100, and is the same for too much as for too little', () => {
  const cents = fc.bigInt({ min: 1n, max: 10n ** 14n });
  fc.assert(
    fc.property(cents, cents, (won, off) => {
      const [more, less] = [
        forecastAccuracy(fromCents(won + off), fromCents(won)),
        forecastAccuracy(fromCents(won - off < 0n ? 0n : won - off), fromCents(won)),
      ];
      expect(more).toBe(less);
      expect(Number(more)).toBeGreaterThanOrEqual(0);
      expect(Number(more)).toBeLessThanOrEqual(100);
    }),
  );
});
