import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { minutesWord, type Actor } from '@keyline/model';
import { Clock, currentLocale, Database } from '@keyline/platform';
import { MeetingReader } from './meeting-reader.js';
import { minutesPdf } from './minutes-paper.js';

/** The minutes to take along. */
@Injectable()
export class Minutes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly reader: MeetingReader,
  ) {}

  /** As PDF, with exactly what the caller sees of the meeting. @throws Problem record.not-found (404). */
  async pdf(actor: Actor, id: string): Promise<{ name: string; bytes: Buffer }> {
    const meeting = await this.reader.get(actor, id);
    const locale = currentLocale();
    const house = await this.database.maybeRow<{ name: string }>(sql`select name from organisation`);
    const bytes = await minutesPdf(meeting, { organisation: house?.name ?? '', locale, madeAt: this.clock.now() });
    return { name: `${minutesWord(meeting.kind, locale)} ${meeting.leaderName} ${meeting.heldOn}.pdf`, bytes };
  }
}
