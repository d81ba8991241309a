import type { ErrorTexts } from './error-texts.js';

export const DELIVERY_ERRORS = {
  'delivery-channel.name-taken': { status: 409, zh: '已有同名的送达渠道', en: 'There is a channel of that name already' },
  'delivery-channel.off': { status: 409, zh: '该送达渠道已停用', en: 'This channel is switched off' },
  'delivery-channel.recipients-missing': {
    status: 422,
    zh: '邮件渠道至少要有一个收件人',
    en: 'A mail channel needs somebody to write to',
  },
  'delivery-channel.webhook-missing': {
    status: 422,
    zh: '机器人渠道需要 Webhook 地址',
    en: 'A robot needs the address of its webhook',
  },
  'delivery-channel.webhook-not-allowed': {
    status: 422,
    zh: 'Webhook 地址须为 https，且属于该平台或管理员允许的地址（KEYLINE_ROBOT_HOSTS）',
    en: "A webhook is an https address of that platform, or one that the installation's KEYLINE_ROBOT_HOSTS allows",
  },
  'delivery-channel.no-signing': {
    status: 422,
    zh: '只有钉钉和飞书机器人使用加签密钥',
    en: 'Only DingTalk and Feishu robots sign',
  },
  'delivery-channel.not-for-kind': { status: 422, zh: '该类渠道没有这一项', en: 'This kind of channel has no such thing' },
  'delivery-schedule.time-missing': {
    status: 422,
    zh: '按周发送需要选择星期和时间',
    en: 'Choose the weekdays and the time of day',
  },
  'delivery-schedule.scope-for-team': {
    status: 422,
    zh: '只有团队汇总可以限定部门或负责人，且只能选其一',
    en: 'Only a team roll-up is limited to a department or a leader, and to one of them',
  },
  'delivery-schedule.kind-of-subject': {
    status: 422,
    zh: '商机报表按周或按月发送，销售预测按周发送',
    en: 'A pipeline goes out by week or month, forecasts by week',
  },
  'delivery-schedule.stopped': { status: 409, zh: '该定时发送已停用', en: 'This schedule is stopped already' },
  'delivery.not-over': {
    status: 409,
    zh: '只有失败或不确定的送达可以重发',
    en: 'Only what failed or may not have arrived can be sent again',
  },
} as const satisfies ErrorTexts;
