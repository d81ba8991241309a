import type { MeetingRecord } from '@keyline/model';
import { beat, type Scene } from './beat.js';
import type { Moment, Player, Stage } from './stage.js';

interface Decided {
  readonly who: string;
  readonly text: string;
  /** Days from today. */
  readonly due: number;
  /** Of which item of the agenda. */
  readonly about?: string;
  /** When the task was done; open without. */
  readonly done?: Moment;
}
interface Held {
  readonly kind: 'daily' | 'weekly' | 'monthly';
  readonly leader: string;
  readonly at: Moment;
  readonly place: string;
  readonly minutes: string;
  readonly notes: Readonly<Record<string, string>>;
  readonly decided: readonly Decided[];
}

const itemOf = (meeting: MeetingRecord, kind: string) => meeting.items.find((item) => item.kind === kind);

/** Opens the meeting, notes what was said, decides, and closes the minutes. */
async function hold(stage: Stage, { kind, leader, at, place, minutes, notes, decided }: Held): Promise<MeetingRecord> {
  const chair = await stage.as(leader);
  const heldOn = stage.workday(at[0]);
  let meeting = await chair.post<MeetingRecord>('/api/meetings', { kind, heldOn, startsAt: 540, place });
  const path = `/api/meetings/${meeting.id}`;
  for (const [item, note] of Object.entries(notes)) {
    const found = itemOf(meeting, item);
    if (found) meeting = await chair.patch(`${path}/items/${found.id}`, { version: found.version, note });
  }
  for (const { who, text, due, about } of decided) {
    const person = await stage.as(who);
    const itemId = about === undefined ? null : (itemOf(meeting, about)?.id ?? null);
    meeting = await chair.post(`${path}/decisions`, { itemId, text, personId: person.id, dueOn: stage.day(due) });
  }
  return chair.post(`${path}/hold`, { version: meeting.version, minutes });
}

/** A meeting, and the tasks that were done since. */
const heldMeeting =
  (held: Held): Scene =>
  () => {
    let meeting: MeetingRecord;
    const tick = async (player: Player, text: string) => {
      const decision = meeting.taken.find((one) => one.text === text);
      if (decision) await player.post(`/api/tasks/${decision.taskId}/done`);
    };
    return [
      beat(held.at, `the ${held.kind} meeting of the ${held.leader} is held`, async (stage) => {
        meeting = await hold(stage, held);
      }),
      ...held.decided.flatMap(({ who, text, done }) =>
        done ? [beat(done, `${who} has done what was decided`, async (stage) => tick(await stage.as(who), text))] : [],
      ),
    ];
  };

const lastMonth = heldMeeting({
  kind: 'monthly',
  leader: 'director',
  at: [13, '14:00'],
  place: '三楼会议室',
  minutes: '上月签约接近目标，回款偏慢。本月先抓两笔大额逾期，再保证重点商机按期签约。',
  notes: { attainment: '华东组差距主要来自两单推迟。', cash: '月底前的回款集中在三家客户，逐家跟进。' },
  decided: [
    { who: 'supervisor', text: '列出本月可签商机清单并逐单确认签约日期', due: -12, about: 'forecast', done: [11, '17:20'] },
    { who: 'supervisor', text: '与财务核对逾期超过 90 天的应收', due: -2, about: 'overdue' },
  ],
});

const lastWeek = heldMeeting({
  kind: 'weekly',
  leader: 'supervisor',
  at: [6, '09:10'],
  place: '销售部小会议室',
  minutes: '逐单过了推迟的商机；新客户开发不足，下周每人至少两次新客户拜访。',
  notes: { pipeline: '两单因客户预算审批推迟，其余按计划。', overdue: '先催已经承诺过的两家。' },
  decided: [
    { who: 'rep', text: '拿到客户预算审批进度的书面答复', due: -4, about: 'pipeline', done: [3, '16:40'] },
    { who: 'rep2', text: '把停滞超过 30 天的商机补上下一步', due: -1, about: 'pipeline' },
    { who: 'rep', text: '约逾期客户财务负责人当面对账', due: 4, about: 'overdue' },
  ],
});

const yesterday = heldMeeting({
  kind: 'daily',
  leader: 'supervisor',
  at: [1, '09:00'],
  place: '',
  minutes: '今天的拜访都已确认。',
  notes: { follow_ups: '两条逾期跟进今天补上。' },
  decided: [{ who: 'rep2', text: '补记上周漏登的拜访', due: 2, about: 'follow_ups' }],
});

/** This week's meeting is ready, with an item that a rep has brought; and the agenda of every morning is made by itself. */
const thisWeek: Scene = () => [
  beat([0, '08:20'], 'the weekly meeting of the team is prepared', async (stage) => {
    const supervisor = await stage.as('supervisor');
    await supervisor.put('/api/meeting-rhythms', { kind: 'daily', day: 1, startsAt: 540, prepares: true });
    await supervisor.put('/api/meeting-rhythms', { kind: 'weekly', day: 1, startsAt: 570, prepares: true });
    const { id } = await supervisor.post<MeetingRecord>('/api/meetings', {
      kind: 'weekly',
      heldOn: stage.workday(0),
      startsAt: 570,
      place: '销售部小会议室',
    });
    await (await stage.as('rep')).post(`/api/meetings/${id}/items`, { title: '下月行业展会的分工' });
  }),
];

/** Meetings that were held, what came of their decisions, and the one that is about to begin. */
export const meetingScenes: readonly Scene[] = [lastMonth, lastWeek, yesterday, thisWeek];
