import {
  formatMoney,
  minutesWord,
  type AgendaFigure,
  type CellValue,
  type Locale,
  type MeetingItem,
  type MeetingRecord,
  type MinutesWord,
} from '@keyline/model';
import { writePdf, type PdfBlock } from '@keyline/platform';

export interface Letterhead {
  organisation: string;
  locale: Locale;
  madeAt: Date;
}

const timeOf = (minute: number | null): string =>
  minute === null ? '' : ` ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const shown = (value: string | null, unit: AgendaFigure['unit']): string | null =>
  value === null || unit === 'count' ? value : formatMoney(value);

type Words = (name: MinutesWord) => string;

function decisionTable({ taken }: MeetingRecord, word: Words): PdfBlock {
  return {
    block: 'table',
    columns: [
      { title: word('decision'), kind: 'text', width: 'rest' },
      { title: word('person'), kind: 'text' },
      { title: word('dueOn'), kind: 'date' },
      { title: word('state'), kind: 'text' },
    ],
    rows: taken.map(({ text, personName, dueOn, doneAt }): CellValue[] => [
      text,
      personName,
      dueOn,
      word(doneAt === null ? 'open' : 'done'),
    ]),
    empty: word('none'),
  };
}

function figureTable(figures: readonly AgendaFigure[], word: Words): PdfBlock {
  return {
    block: 'table',
    columns: [
      { title: word('figure'), kind: 'text', width: 'rest' },
      { title: word('value'), kind: 'whole' },
      { title: word('previous'), kind: 'whole' },
      { title: word('target'), kind: 'whole' },
    ],
    rows: figures.map(({ name, value, previous, target, unit }): CellValue[] => [
      name,
      shown(value, unit),
      shown(previous, unit),
      shown(target, unit),
    ]),
    empty: word('none'),
  };
}

const itemBlocks = ({ title, figures, note }: MeetingItem, place: number, word: Words): PdfBlock[] => [
  { block: 'heading', text: `${place}. ${title}` },
  ...(figures.length === 0 ? [] : [figureTable(figures, word)]),
  ...(note === null ? [] : [{ block: 'paragraph' as const, text: `${word('note')}：${note}` }]),
];

/** The minutes on paper: who met, what was decided, what the figures were, what was said. Of what the reader may see. */
export function minutesPdf(meeting: MeetingRecord, { organisation, locale, madeAt }: Letterhead): Promise<Buffer> {
  const word: Words = (name) => minutesWord(name, locale);
  const when = `${meeting.heldOn}${timeOf(meeting.startsAt)}`;
  const attendees = meeting.people.map(({ personName }) => personName).join(locale === 'en' ? ', ' : '、');
  return writePdf({
    title: word(meeting.kind),
    subtitle: `${meeting.leaderName} · ${when}`,
    organisation,
    footer: meeting.state === 'planned' ? word('planned') : '',
    madeAt,
    blocks: [
      {
        block: 'facts',
        columns: 2,
        facts: [
          [word('leader'), meeting.leaderName],
          [word('heldOn'), when],
          [word('attendees'), attendees],
          [word('place'), meeting.place ?? word('none')],
        ],
      },
      { block: 'heading', text: word('decisions') },
      decisionTable(meeting, word),
      ...(meeting.minutes === null
        ? []
        : [
            { block: 'heading' as const, text: word('minutes') },
            { block: 'paragraph' as const, text: meeting.minutes },
          ]),
      ...meeting.items.flatMap((item, index) => itemBlocks(item, index + 1, word)),
    ],
  });
}
