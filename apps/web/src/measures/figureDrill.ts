import { MEASURE_SIDES, type MeasureFigure, type MeasureInfo, type MeasureSide, type SidesOfFigure } from '@keyline/model';
import type { DrillRow } from '../data/index.js';
import { compactMoney, exactMoney, isZero, percentText, type Drill } from '../kit/index.js';

export interface FigureOpened {
  code: string;
  value: MeasureFigure | undefined;
  /** Of a percentage: the sums of its two sides, where they are known. */
  sides?: Partial<Record<MeasureSide, MeasureFigure>>;
  /** Whose figure, and of which days. */
  about: readonly (string | undefined)[];
  /** Asks for the records behind it; of a percentage for those of one side. */
  load: (side?: MeasureSide) => Promise<DrillRow[]>;
}

/** The server gives no more at once: beyond, the drawer says how many there are. */
const MOST_ROWS = 1000;

interface Words {
  find: (code: string) => MeasureInfo | undefined;
  nameOf: (code: string) => string;
}

const spoken = (
  unit: MeasureInfo['unit'] | undefined,
  value: string,
  moneyText: (value: string) => string | undefined,
): string => (unit === 'money' ? (moneyText(value) ?? value) : Number(value).toLocaleString('en-US'));

/** What opens behind a figure: its records; of a percentage those of both its sides, first the one that there is something of. */
export const figureDrill = (words: Words, locale: string, { code, value, sides = {}, about, load }: FigureOpened): Drill => {
  const titled = (figure: string): string => [figure, ...about].filter(Boolean).join(' · ');
  const name = words.nameOf(code);
  const of = words.find(code)?.of;
  const countOf = (measure: string, sum: MeasureFigure | undefined): number | undefined =>
    words.find(measure)?.unit === 'count' && Number(sum) > MOST_ROWS ? Number(sum) : undefined;
  if (!of) return { title: titled(name), load, count: countOf(code, value) };
  const short = (side: MeasureSide): string => {
    const sum = sides[side];
    return sum == null ? words.nameOf(of[side]) : spoken(words.find(of[side])?.unit, sum, (money) => compactMoney(money, locale));
  };
  const exact = (side: MeasureSide): string => {
    const sum = sides[side];
    const own = words.nameOf(of[side]);
    return sum == null ? own : `${spoken(words.find(of[side])?.unit, sum, exactMoney)} ${own}`;
  };
  const rate = percentText({ value }) ?? '—';
  // Nothing counted, but something to count it against: that is what one wants to see.
  const whole = isZero(sides.part ?? value ?? '1') && !isZero(sides.whole ?? '1');
  return {
    title: titled(`${name} ${rate} = ${short('part')} / ${short('whole')}`),
    sides: MEASURE_SIDES.map((side) => ({ label: exact(side), load: () => load(side), count: countOf(of[side], sides[side]) })),
    first: whole ? MEASURE_SIDES.indexOf('whole') : 0,
  };
};

/** The sums of a percentage's sides among figures that were given with it, as in a report; nothing where it is none. */
export const sidesAmong = (
  measure: Pick<MeasureInfo, 'of'> | undefined,
  valueOf: (code: string) => MeasureFigure | undefined,
): Partial<SidesOfFigure> => {
  const of = measure?.of;
  if (!of) return {};
  return Object.fromEntries(
    MEASURE_SIDES.flatMap((side) => {
      const value = valueOf(of[side]);
      return value == null ? [] : [[side, value]];
    }),
  );
};
