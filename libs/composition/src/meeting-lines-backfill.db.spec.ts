import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate, newId } from '@keyline/platform';
import { UpdatedDatabase } from '@keyline/testing';

let database: UpdatedDatabase;

beforeAll(async () => {
  database = await UpdatedDatabase.before('MeetingLines1796000001951');
});
afterAll(() => database.drop());

describe('a meeting that was held when the records stood within its items', () => {
  it('keeps them in their order, and nobody can change them', async () => {
    const old = await database.old();
    await migrate(old);
    const [meeting, item, own, person, visit, earlier, decision] = Array.from({ length: 7 }, () => newId());
    const lines = [
      {
        figure: 'visits_done',
        personId: person,
        personName: '甲',
        entity: 'visit',
        id: visit,
        label: '回访',
        on: null,
        amount: null,
      },
      {
        figure: 'decisions_open',
        personId: person,
        personName: '甲',
        entity: 'meeting',
        id: decision,
        meetingId: earlier,
        label: '约见',
      },
      {
        figure: 'visits_done',
        personId: person,
        personName: '甲',
        entity: 'visit',
        id: newId(),
        label: '第二次',
        on: null,
        amount: null,
      },
    ];
    const runner = old.createQueryRunner();
    // Only the meeting and its items matter here: nobody looks for the people.
    await runner.query(`set session_replication_role = replica`);
    await runner.query(
      `insert into meeting (id, kind, leader_id, held_on, state, created_at, refreshed_at, held_at, held_by) values ($1, 'weekly', $2, '2026-11-19', 'held', now(), now(), now(), $2)`,
      [meeting, person],
    );
    await runner.query(`insert into meeting_item (id, meeting_id, position, kind, content) values ($1, $2, 1, 'figures', $3)`, [
      item,
      meeting,
      JSON.stringify({ figures: [{ code: 'visits_done' }], people: [], lines }),
    ]);
    await runner.query(
      `insert into meeting_item (id, meeting_id, position, title, author_id) values ($1, $2, 2, '展会安排', $3)`,
      [own, meeting, person],
    );
    await runner.release();
    await old.destroy();
    const today = await database.updated();
    await migrate(today);
    const kept = await today.query<Record<string, unknown>[]>(
      `select meeting_id, item_id, figure, position, record_id, line ->> 'label' as label from meeting_line order by figure, position`,
    );
    expect(kept).toEqual([
      { meeting_id: meeting, item_id: item, figure: 'decisions_open', position: 1, record_id: earlier, label: '约见' },
      { meeting_id: meeting, item_id: item, figure: 'visits_done', position: 1, record_id: visit, label: '回访' },
      { meeting_id: meeting, item_id: item, figure: 'visits_done', position: 2, record_id: lines[2]?.id, label: '第二次' },
    ]);
    expect(await today.query(`select content from meeting_item order by position`)).toEqual([
      { content: { figures: [{ code: 'visits_done' }], people: [] } },
      { content: { figures: [], people: [] } },
    ]);
    await expect(today.query(`delete from meeting_line`)).rejects.toMatchObject({ constraint: 'meeting_is_held' });
    await expect(today.query(`update meeting_item set note = '改'`)).rejects.toMatchObject({ constraint: 'meeting_is_held' });
    await today.destroy();
  });
});
