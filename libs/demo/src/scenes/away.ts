import sql from 'sql-template-tag';
import { beat, type Scene } from './beat.js';
import type { Stage } from './stage.js';

/** Somebody else with that superior, of that role. */
async function colleague(stage: Stage, superior: string, role: string, nth: number): Promise<string> {
  const found = await stage.database.maybeRow<{ id: string }>(sql`
    select p.id from person p join credential boss on boss.person_id = p.manager_id
    where boss.username = ${superior}::text and ${role}::text = any (p.roles) and p.left_on is null
    order by p.employee_no offset ${nth}::int limit 1`);
  if (!found) throw new Error(`${superior} has no ${role} no. ${nth}`);
  return found.id;
}

/** Who is away: somebody today with a deputy, somebody next week, somebody last month. */
export const away: Scene = () => [
  beat([32, '17:10'], 'the supervisor was away last month', async (stage) => {
    const supervisor = await stage.as('supervisor');
    const deputyId = await colleague(stage, 'director', 'supervisor', 1);
    const days = { fromOn: stage.day(-30), untilOn: stage.day(-26) };
    await supervisor.post('/api/absences', { personId: supervisor.id, deputyId, ...days, reason: '年休假' });
  }),
  beat([3, '16:40'], 'the second rep is away today, the first one stands in', async (stage) => {
    const [rep, rep2] = [await stage.as('rep'), await stage.as('rep2')];
    const days = { fromOn: stage.day(-1), untilOn: stage.day(2) };
    await rep2.post('/api/absences', { personId: rep2.id, deputyId: rep.id, ...days, reason: '外出培训' });
  }),
  beat([2, '11:20'], 'another supervisor is away today, the supervisor decides for them', async (stage) => {
    const [supervisor, director] = [await stage.as('supervisor'), await stage.as('director')];
    const personId = await colleague(stage, 'director', 'supervisor', 1);
    const days = { fromOn: stage.day(-1), untilOn: stage.day(4) };
    await director.post('/api/absences', { personId, deputyId: supervisor.id, ...days, reason: '出差，参加集团招标' });
  }),
  beat([1, '09:30'], 'the supervisor goes away next week', async (stage) => {
    const supervisor = await stage.as('supervisor');
    const deputyId = await colleague(stage, 'director', 'supervisor', 1);
    const days = { fromOn: stage.day(9), untilOn: stage.day(11) };
    await supervisor.post('/api/absences', { personId: supervisor.id, deputyId, ...days, reason: '家中有事' });
  }),
];
