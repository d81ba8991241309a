import type { Content } from 'pdfmake/interfaces.js';

/** A bar chart that is drawn, not a picture: sharp at any size, and its words can be found and read aloud. */
export interface Bars {
  bars: readonly {
    label: string;
    /** 0 or more, all on one scale. */
    value: number;
    /** What is to be reached, or was before: a thin line across the bar. */
    mark?: number | null;
    /** The value in words, beside the bar. */
    says: string;
  }[];
  /** What bar and line stand for. */
  legend: string;
  empty: string;
}

const BAR = '#0E6F6A';
const TRACK = '#E8EEEC';
const MARK = '#B26A00';
const GREY = '#5B6B6B';
const LABEL_WIDTH = 112;
const TRACK_WIDTH = 210;
const HEIGHT = 9;

/** The longest bar fills the track. A negative value or none draws nothing. */
export function barsOf({ bars, legend, empty }: Bars, clean: (text: string) => string): Content {
  if (bars.length === 0) return { text: clean(empty), color: GREY, fontSize: 8.5, margin: [0, 4, 0, 10] };
  const most = Math.max(...bars.flatMap(({ value, mark }) => [value, mark ?? 0]));
  const lengthOf = (value: number) => (most > 0 ? Math.max(0, (value / most) * TRACK_WIDTH) : 0);
  const rect = (w: number, color: string) => ({ type: 'rect' as const, x: 0, y: 0, w, h: HEIGHT, color, lineWidth: 0 });
  const line = (x: number) => ({
    type: 'rect' as const,
    x: Math.max(0, x - 1),
    y: -2,
    w: 1.5,
    h: HEIGHT + 4,
    color: MARK,
    lineWidth: 0,
  });
  const lines = bars.map(({ label, value, mark, says }): Content => ({
    columns: [
      { text: clean(label), width: LABEL_WIDTH },
      {
        canvas: [
          rect(TRACK_WIDTH, TRACK),
          ...(lengthOf(value) > 0 ? [rect(lengthOf(value), BAR)] : []),
          ...(mark === undefined || mark === null ? [] : [line(lengthOf(mark))]),
        ],
        width: TRACK_WIDTH,
        margin: [0, 2, 0, 0],
      },
      { text: clean(says), width: '*' },
    ],
    columnGap: 8,
    fontSize: 8.5,
    margin: [0, 1.5, 0, 1.5],
  }));
  return { stack: [...lines, { text: clean(legend), color: GREY, fontSize: 7.5, margin: [0, 2, 0, 0] }], margin: [0, 4, 0, 10] };
}
