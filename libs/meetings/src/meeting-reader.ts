import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  AGENDA,
  AGENDA_FIGURES,
  agendaTitle,
  meetingCan,
  type Actor,
  type AgendaFigure,
  type AgendaKind,
  type AgendaLine,
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
import { reachedOf, seenRecords } from './meetings.queries.js';

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
  content: { figures: StoredFigure[]; people: StoredPerson[]; lines: AgendaLine[] };
  note: string | null;
  version: number;
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
    const reads = await this.readerOf(actor, stored);
    const items = stored.map(({ content, title, kind, ...item }): MeetingItem => {
      const lines = content.lines.filter(reads.line);
      return {
        ...item,
        kind,
        title: kind === null ? (title ?? '') : agendaTitle(kind, currentLocale()),
        figures: content.figures.map((figure) => presentFigure(figure, lines, currentLocale())),
        people: content.people.filter(({ personId }) => reads.person(personId)),
        lines: kind === null ? [] : firstOfEach(lines.filter(({ figure }) => AGENDA[kind].shows.includes(figure))),
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
    const reads = await this.readerOf(actor, [found]);
    const rows = found.content.lines.filter((line) => line.figure === figure && reads.line(line));
    return new Page(
      rows.slice(from, to + 1).map((line) => ({ ...line, id: recordOf(line) })),
      from,
      rows.length,
      false,
    );
  }

  private items(actor: Actor, id: string): Promise<StoredRow[]> {
    return this.database.rows(sql`
      select i.id, i.kind, i.title, i.author_id as "authorId", p.name as "authorName", i.from_on as "from", i.to_on as "to", i.content, i.note, i.version
      from meeting_item i left join person p on p.id = i.author_id
      where i.meeting_id = ${id}::uuid and ${visibleItem(actor)} order by i.position, i.id`);
  }

  /** What of these items the caller may read, found out in a few statements. */
  private async readerOf(actor: Actor, items: readonly StoredRow[]) {
    const lines = items.flatMap(({ content }) => content.lines);
    const people = new Set([
      ...lines.map(({ personId }) => personId),
      ...items.flatMap(({ content }) => content.people.map(({ personId }) => personId)),
    ]);
    const reached = await this.idsOf(reachedOf(actor, [...people]));
    const doors = seenRecords(actor, this.clock.today());
    const seen = new Map<string, Set<string>>();
    for (const [entity, door] of Object.entries(doors)) {
      const ids = [...new Set(lines.filter((line) => line.entity === entity).map(recordOf))];
      seen.set(entity, ids.length > 0 ? await this.idsOf(door(ids)) : new Set());
    }
    return {
      person: (id: string) => reached.has(id),
      line: (line: AgendaLine) => seen.get(line.entity)?.has(recordOf(line)) ?? reached.has(line.personId),
    };
  }

  private async idsOf(statement: ReturnType<typeof sql>): Promise<Set<string>> {
    return new Set((await this.database.rows<{ id: string }>(statement)).map(({ id }) => id));
  }
}

/** The record that a line leads to: a decision to the meeting that took it. */
const recordOf = ({ id, meetingId }: AgendaLine): string => meetingId ?? id;

function presentFigure({ code, ...figure }: StoredFigure, lines: readonly AgendaLine[], locale: Locale): AgendaFigure {
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
    rows: lines.filter((line) => line.figure === code).length,
  };
}

/** The first few of every figure. */
function firstOfEach(lines: readonly AgendaLine[]): AgendaLine[] {
  const count = new Map<string, number>();
  return lines.filter(({ figure }) => {
    const place = (count.get(figure) ?? 0) + 1;
    count.set(figure, place);
    return place <= LINES_SHOWN;
  });
}
