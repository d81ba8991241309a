import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  AGENDA,
  AGENDA_FIGURES,
  agendaTitle,
  meetingCan,
  todayIn,
  type Actor,
  type AgendaFigure,
  type AgendaKind,
  type AgendaLine,
  type LocalDate,
  type Locale,
  type MeetingItem,
  type MeetingRecord,
  type MeetingRow,
  type MeetingRowsQuery,
} from '@keyline/model';
import { requireMeasure } from '@keyline/measures';
import { Clock, currentLocale, Database, Lists, notFound, Page, type ListQuery } from '@keyline/platform';
import type { StoredFigure, StoredPerson } from './agenda-parts.js';
import { MEETING_RECORD, MEETINGS, visibleItem } from './meetings.list.js';
import { reachedOf, seenLine } from './meetings.queries.js';

export type StoredMeeting = Omit<MeetingRow, 'can'> & { leads: boolean };
type StoredRecord = StoredMeeting & Pick<MeetingRecord, 'minutes' | 'refreshedAt' | 'heldAt' | 'heldByName' | 'people' | 'taken'>;
interface StoredRow {
  id: string;
  kind: AgendaKind | null;
  title: string | null;
  authorId: string | null;
  authorName: string | null;
  from: string | null;
  to: string | null;
  content: { figures: StoredFigure[]; people: StoredPerson[] };
  note: string | null;
  version: number;
}
interface FirstLine {
  itemId: string;
  figure: string;
  line: AgendaLine;
  /** How many of the figure's the reader may open. */
  rows: number;
}
/** So many records stand under an item at once; the rest behind the figure. */
const LINES_SHOWN = 5;

/**
 * A meeting as somebody who attends reads it. The team's sums are for everybody at the table who holds the item's permission; the records
 * behind them, and each person's figures, only for who reaches that person's work - a rep sees the own.
 */
@Injectable()
export class MeetingReader {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem record.not-found (404). */
  async get(actor: Actor, id: string): Promise<MeetingRecord> {
    const { leads, ...meeting } = await this.lists.get<StoredRecord>(MEETINGS, actor, id, MEETING_RECORD);
    const can = meetingCan(actor, { ...meeting, leads });
    const stored = await this.items(actor, id);
    const reached = await this.reached(actor, stored);
    const first = await this.firstLines(actor, id);
    const day = todayIn(this.clock.timeZone, new Date(meeting.refreshedAt));
    const items = stored.map(({ content, title, kind, ...item }): MeetingItem => {
      const own = first.filter(({ itemId }) => itemId === item.id);
      const rowsOf = (code: string) => own.find(({ figure }) => figure === code)?.rows ?? 0;
      return {
        ...item,
        kind,
        title: kind === null ? (title ?? '') : agendaTitle(kind, currentLocale()),
        figures: content.figures.map((figure) => presentFigure(figure, rowsOf(figure.code), currentLocale())),
        people: content.people.filter(({ personId }) => reached.has(personId)),
        lines: own
          .filter(({ figure }) => kind !== null && AGENDA[kind].shows.includes(figure))
          .map(({ line }) => overdueOn(day, line)),
        can: {
          edit: kind === null && meeting.state === 'planned' && (can.edit || (can.add && item.authorId === actor.id)),
          note: can.edit || (can.add && item.authorId === actor.id),
          remove: kind === null && (can.edit || (can.add && item.authorId === actor.id)),
        },
      };
    });
    const shown = new Set(items.map((item) => item.id));
    return {
      ...meeting,
      // A decision is for everybody at the table; what it was taken under only for who sees that item.
      taken: meeting.taken.map((one) => ({ ...one, itemId: one.itemId !== null && shown.has(one.itemId) ? one.itemId : null })),
      can,
      items,
    };
  }

  /** One page of the records behind a figure that the caller may see, as they stood. @throws Problem record.not-found (404). */
  async rows(actor: Actor, id: string, { item, figure }: MeetingRowsQuery, { from, to }: ListQuery): Promise<Page<AgendaLine>> {
    await this.lists.get(MEETINGS, actor, id);
    const found = (await this.items(actor, id)).find((each) => each.id === item.toLowerCase());
    if (!found?.content.figures.some(({ code }) => code === figure)) throw notFound();
    const seen = sql`from meeting_line l where l.item_id = ${found.id}::uuid and l.figure = ${figure}::text and ${seenLine(actor, this.clock.today())}`;
    const [rows, counted] = await Promise.all([
      this.database.rows<{ line: AgendaLine; recordId: string }>(sql`
        select l.line, l.record_id as "recordId" ${seen} order by l.position limit ${to - from + 1}::int offset ${from}::int`),
      this.database.maybeRow<{ total: number }>(sql`select count(*)::int as total ${seen}`),
    ]);
    return new Page(
      rows.map(({ line, recordId }) => ({ ...line, id: recordId })),
      from,
      counted?.total ?? 0,
      false,
    );
  }

  private items(actor: Actor, id: string): Promise<StoredRow[]> {
    return this.database.rows(sql`
      select i.id, i.kind, i.title, i.author_id as "authorId", p.name as "authorName", i.from_on as "from", i.to_on as "to", i.content, i.note, i.version
      from meeting_item i left join person p on p.id = i.author_id
      where i.meeting_id = ${id}::uuid and ${visibleItem(actor)} order by i.position, i.id`);
  }

  /** The first records of every figure that the caller may see, each with how many there are. */
  private firstLines(actor: Actor, id: string): Promise<FirstLine[]> {
    return this.database.rows(sql`
      select s.item_id as "itemId", s.figure, s.line, s.rows from (
        select l.item_id, l.figure, l.line, l.position, count(*) over (partition by l.item_id, l.figure)::int as rows,
          row_number() over (partition by l.item_id, l.figure order by l.position) as place
        from meeting_line l where l.meeting_id = ${id}::uuid and ${seenLine(actor, this.clock.today())}
      ) s where s.place <= ${LINES_SHOWN}::int order by s.item_id, s.figure, s.place`);
  }

  /** Of those who have figures of their own, whom the caller reaches. */
  private async reached(actor: Actor, items: readonly StoredRow[]): Promise<Set<string>> {
    const people = items.flatMap(({ content }) => content.people.map(({ personId }) => personId));
    return new Set((await this.database.rows<{ id: string }>(reachedOf(actor, [...new Set(people)]))).map(({ id }) => id));
  }
}

/** An open decision is overdue as of the day on which the agenda was made, as the figure above it counts. */
const overdueOn = (day: LocalDate, line: AgendaLine): AgendaLine =>
  line.done === false ? { ...line, overdue: line.on !== null && line.on < day } : line;

function presentFigure({ code, ...figure }: StoredFigure, rows: number, locale: Locale): AgendaFigure {
  const own: (typeof AGENDA_FIGURES)[keyof typeof AGENDA_FIGURES] | undefined = Object.hasOwn(AGENDA_FIGURES, code)
    ? AGENDA_FIGURES[code as keyof typeof AGENDA_FIGURES]
    : undefined;
  const { unit, direction, ...words } = own ?? { ...requireMeasure(code), ...requireMeasure(code).name };
  return {
    code,
    ...figure,
    name: locale === 'en' ? words.en : words.zh,
    unit,
    direction,
    rows,
  };
}
