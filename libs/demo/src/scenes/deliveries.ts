import sql from 'sql-template-tag';
import type { DeliveryChannelRow, DeliveryRow, ReportRow } from '@keyline/model';
import { beat, type Scene } from './beat.js';
import type { Player, Stage } from './stage.js';

/** Webhooks that lead nowhere; their channels are switched off at the end, so that no demo ever knocks at a vendor's door. */
const ROBOTS = [
  { kind: 'wecom', name: '华东销售群', webhook: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=keyline-demo' },
  {
    kind: 'dingtalk',
    name: '销售管理群',
    webhook: 'https://oapi.dingtalk.com/robot/send?access_token=keyline-demo',
    secret: 'SECkeyline-demo',
  },
  { kind: 'feishu', name: '项目协同群', webhook: 'https://open.feishu.cn/open-apis/bot/v2/hook/keyline-demo' },
];
const MAIL = { kind: 'email', name: '管理层邮箱', recipients: ['director@example.com', 'finance@example.com'] };

interface Became {
  readonly state: 'sent' | 'failed' | 'uncertain';
  readonly attempts?: number;
  readonly reason?: string;
  readonly error?: string;
}
const SENT: Became = { state: 'sent' };

/** Writes down what became of what waits, as everything of this company's past is written: nothing leaves the house for it. */
async function became(stage: Stage, { state, attempts = 1, reason, error }: Became, only?: DeliveryRow): Promise<void> {
  await stage.database.execute(sql`
    update delivery set state = ${state}::text, attempts = ${attempts}::int, reason = ${reason ?? null}::text, error = ${error ?? null}::text,
      claimed_at = created_at + interval '20 seconds', sent_at = case when ${state}::text = 'sent' then created_at + interval '21 seconds' end
    where state = 'waiting' and (${only?.id ?? null}::uuid is null or id = ${only?.id ?? null}::uuid)`);
}

const channelsOf = async (player: Player): Promise<(name: string) => string> => {
  const channels = await player.list<DeliveryChannelRow>('delivery-channels', {}, 20);
  return (name) => {
    const found = channels.find((channel) => channel.name === name);
    if (!found) throw new Error(`no channel ${name}`);
    return found.id;
  };
};

/** Channels and schedules, and what went where in the last weeks; one trial had a wrong key, one mail was cut off. */
export const deliveries: Scene = () => [
  beat([19, '09:30'], 'the administrator sets channels up', async (stage) => {
    const admin = await stage.as('admin');
    for (const channel of [...ROBOTS, MAIL]) await admin.post('/api/delivery-channels', channel);
    const channel = await channelsOf(admin);
    const trial = await admin.post<DeliveryRow>(`/api/delivery-channels/${channel('销售管理群')}/test`);
    const error = '200 {"errcode":310000,"errmsg":"description:sign not match"}';
    await became(stage, { state: 'failed', reason: 'bad_signature', error }, trial);
    await admin.post(`/api/delivery-channels/${channel('销售管理群')}/test`);
    await became(stage, SENT);
  }),
  beat([18, '10:00'], 'people set schedules up', async (stage) => {
    const [supervisor, director, finance] = [await stage.as('supervisor'), await stage.as('director'), await stage.as('finance')];
    const channel = await channelsOf(supervisor);
    const monday = { at: 'weekday', weekdays: [1], minute: 540, kind: 'weekly' };
    const schedule = (player: Player, more: object) => player.post('/api/delivery-schedules', { ...monday, ...more });
    await schedule(supervisor, { channelId: channel('华东销售群'), subject: 'team', format: 'message' });
    await schedule(supervisor, { channelId: channel('管理层邮箱'), subject: 'pipeline', format: 'pdf' });
    await schedule(director, { channelId: channel('销售管理群'), subject: 'forecast', format: 'xlsx' });
    await schedule(finance, { channelId: channel('管理层邮箱'), subject: 'ageing', format: 'xlsx' });
  }),
  ...[16, 11, 6, 1, 0].map((ago) =>
    beat([ago, '09:05'], 'what schedules have due goes out', async (stage) => {
      await stage.run('delivery.find-due');
      await became(stage, ago === 6 ? { state: 'sent', attempts: 2 } : SENT);
    }),
  ),
  beat([3, '16:20'], 'the supervisor sends a report by hand, and the line breaks', async (stage) => {
    const supervisor = await stage.as('supervisor');
    const [report] = await supervisor.list<ReportRow>('reports', { kind: 'weekly', status: 'accepted' }, 1, ['startsOn', 'DESC']);
    if (!report) return;
    const channelId = (await channelsOf(supervisor))('管理层邮箱');
    const sent = await supervisor.post<DeliveryRow>(`/api/reports/${report.id}/deliver`, { channelId, format: 'pdf' });
    await became(stage, { state: 'uncertain', reason: 'interrupted', error: 'the server hung up' }, sent);
  }),
  beat([0, '09:40'], 'the robots are switched off: this is a demo', async (stage) => {
    const admin = await stage.as('admin');
    for (const channel of await admin.list<DeliveryChannelRow>('delivery-channels', {}, 20))
      if (channel.kind !== 'email')
        await admin.patch(`/api/delivery-channels/${channel.id}`, { version: channel.version, active: false });
  }),
];
