import {
  isPeriodCode,
  nextPeriod,
  periodContaining,
  periodFromCode,
  periodName,
  previousPeriod,
  type Period,
  type PeriodKind,
} from '@keyline/model';
import { useLocale } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useToday } from '../data/index.js';

/** `2026 年第 47 周`, `Week 47, 2026`, `2026 年 11 月`, `November 2026`. */
export const usePeriodName = (): ((code: string) => string) => {
  const locale = useLocale();
  return (code) => periodName(code, locale === 'en' ? 'en' : 'zh-CN');
};

export interface PeriodChoice {
  period: Period;
  choose: (code: string) => void;
  chooseKind: (kind: PeriodKind) => void;
  back: () => void;
  forward: () => void;
}

/** The period that the page is about, kept in the URL (`?period=2026-W47`). Opens with the running one, or `ago` periods before. */
export const usePeriod = (kind: PeriodKind = 'weekly', ago = 0): PeriodChoice => {
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('period') ?? '';
  const known = (['daily', 'weekly', 'monthly'] as const).some((each) => isPeriodCode(each, asked));
  let period = known ? periodFromCode(asked) : periodContaining(kind, today);
  if (!known) for (let step = 0; step < ago; step += 1) period = previousPeriod(period);
  const choose = (code: string): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.set('period', code);
        return next;
      },
      { replace: true },
    );
  return {
    period,
    choose,
    chooseKind: (next) => choose(periodContaining(next, period.end < today ? period.end : today).code),
    back: () => choose(previousPeriod(period).code),
    forward: () => choose(nextPeriod(period).code),
  };
};
