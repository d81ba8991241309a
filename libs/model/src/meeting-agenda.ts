import type { Locale } from './actor.js';
import type { MeetingKind } from './meetings.js';
import type { Permission } from './permissions.js';

/** What an item of the agenda is about, in the order in which it is talked about. */
export const AGENDA_KINDS = [
  'decisions',
  'plans',
  'follow_ups',
  'promises',
  'approvals',
  'complaints',
  'figures',
  'reports',
  'help',
  'pipeline',
  'attainment',
  'forecast',
  'cash',
  'overdue',
  'won_lost',
  'competitors',
  'appraisals',
] as const;
export type AgendaKind = (typeof AGENDA_KINDS)[number];

interface AgendaRule {
  readonly zh: string;
  readonly en: string;
  readonly meetings: readonly MeetingKind[];
  /** Who attends without this does not see the item at all: neither figures nor notes. */
  readonly may: Permission;
  /** Of which figures the first records stand under the item; those of the others are one click away. */
  readonly shows: readonly AgendaFigureCode[];
}

/** Of which meeting each item is, who may see it, and what it is called. */
export const AGENDA: Readonly<Record<AgendaKind, AgendaRule>> = {
  decisions: {
    zh: '上次决议',
    en: 'Earlier decisions',
    meetings: ['daily', 'weekly', 'monthly'],
    may: 'meeting:read',
    shows: ['decisions_open', 'decisions_done'],
  },
  plans: {
    zh: '今日拜访计划',
    en: 'Visits planned for today',
    meetings: ['daily'],
    may: 'measure:read',
    shows: ['visits_planned'],
  },
  follow_ups: { zh: '逾期未跟进', en: 'Follow-ups missed', meetings: ['daily'], may: 'measure:read', shows: ['plans_missed'] },
  promises: {
    zh: '承诺回款',
    en: 'Promises to pay',
    meetings: ['daily'],
    may: 'dunning:read',
    shows: ['promises_due', 'promises_broken'],
  },
  approvals: { zh: '待审批', en: 'Awaiting approval', meetings: ['daily'], may: 'measure:read', shows: ['approvals_waiting'] },
  complaints: {
    zh: '新投诉',
    en: 'New complaints',
    meetings: ['daily'],
    may: 'complaint:read',
    shows: ['complaints_received', 'complaints_overdue'],
  },
  figures: { zh: '团队业绩', en: 'Figures of the team', meetings: ['weekly'], may: 'measure:read', shows: [] },
  reports: { zh: '报告提交', en: 'Reports', meetings: ['weekly'], may: 'report:read', shows: ['reports_open'] },
  help: { zh: '需要支持', en: 'Help needed', meetings: ['weekly'], may: 'report:read', shows: ['help_asked'] },
  pipeline: {
    zh: '商机进展',
    en: 'Pipeline',
    meetings: ['weekly'],
    may: 'forecast:read',
    shows: ['pipeline_advanced', 'pipeline_postponed', 'pipeline_stalled', 'pipeline_no_next_step'],
  },
  attainment: { zh: '目标达成', en: 'Against target', meetings: ['monthly'], may: 'target:read', shows: [] },
  forecast: { zh: '销售预测', en: 'Forecast', meetings: ['monthly'], may: 'forecast:read', shows: ['forecast_expected'] },
  cash: { zh: '回款', en: 'Cash', meetings: ['monthly'], may: 'receivable:read', shows: ['payments_received'] },
  overdue: {
    zh: '逾期与承诺',
    en: 'Overdue and promises',
    meetings: ['weekly', 'monthly'],
    may: 'receivable:read',
    shows: ['overdue_amount', 'promises_broken'],
  },
  won_lost: {
    zh: '赢单与输单',
    en: 'Won and lost',
    meetings: ['monthly'],
    may: 'forecast:read',
    shows: ['won_amount', 'lost_amount'],
  },
  competitors: { zh: '竞争动态', en: 'Competitors', meetings: ['weekly'], may: 'market:read', shows: ['competitor_notes'] },
  appraisals: { zh: '绩效考核', en: 'Appraisals', meetings: ['monthly'], may: 'appraisal:judge', shows: ['appraisals_open'] },
};

export const agendaTitle = (kind: AgendaKind, locale: Locale): string => AGENDA[kind][locale === 'en' ? 'en' : 'zh'];

/** Figures of the agenda that are no measure of the catalogue: what stands at the moment of asking, and what others compute. */
export const AGENDA_FIGURES = {
  decisions_open: { zh: '未完成', en: 'Open', unit: 'count', direction: 'down' },
  decisions_overdue: { zh: '已逾期', en: 'Overdue', unit: 'count', direction: 'down' },
  decisions_done: { zh: '上次会后完成', en: 'Done since', unit: 'count', direction: 'up' },
  promises_due: { zh: '今日到期承诺', en: 'Promised for today', unit: 'count', direction: 'neutral' },
  approvals_waiting: { zh: '等待审批', en: 'Awaiting a decision', unit: 'count', direction: 'down' },
  reports_in: { zh: '已提交', en: 'Handed in', unit: 'count', direction: 'up' },
  reports_open: { zh: '未提交', en: 'Not handed in', unit: 'count', direction: 'down' },
  help_asked: { zh: '请求支持', en: 'Asked for help', unit: 'count', direction: 'neutral' },
  pipeline_closing: { zh: '本季可签', en: 'May close this quarter', unit: 'money', direction: 'up' },
  pipeline_commit: { zh: '承诺', en: 'Commit', unit: 'money', direction: 'up' },
  pipeline_advanced: { zh: '推进', en: 'Moved on', unit: 'count', direction: 'up' },
  pipeline_postponed: { zh: '推迟', en: 'Slipped', unit: 'count', direction: 'down' },
  pipeline_stalled: { zh: '停滞', en: 'Stalled', unit: 'count', direction: 'down' },
  pipeline_no_next_step: { zh: '无下一步', en: 'No next step', unit: 'count', direction: 'down' },
  forecast_expected: { zh: '预测（已签+承诺）', en: 'Forecast (won and commit)', unit: 'money', direction: 'up' },
  forecast_best: { zh: '最好情况', en: 'Best case', unit: 'money', direction: 'up' },
  forecast_won: { zh: '实际已签', en: 'Won so far', unit: 'money', direction: 'up' },
  overdue_d1_30: { zh: '逾期 1–30 天', en: '1–30 days overdue', unit: 'money', direction: 'down' },
  overdue_d31_90: { zh: '逾期 31–90 天', en: '31–90 days overdue', unit: 'money', direction: 'down' },
  overdue_d91plus: { zh: '逾期 90 天以上', en: 'Over 90 days overdue', unit: 'money', direction: 'down' },
  appraisals_open: { zh: '未签字', en: 'Not signed yet', unit: 'count', direction: 'down' },
  appraisals_signed: { zh: '双方已签字', en: 'Signed by both', unit: 'count', direction: 'up' },
} as const satisfies Record<string, { zh: string; en: string; unit: 'count' | 'money'; direction: 'up' | 'down' | 'neutral' }>;

/** One of `AGENDA_FIGURES`, or the code of a measure. */
export type AgendaFigureCode = string;

/** Words on the paper of the minutes. */
const MINUTES_WORDS = {
  daily: { zh: '晨会纪要', en: 'Daily meeting' },
  weekly: { zh: '周会纪要', en: 'Weekly meeting' },
  monthly: { zh: '月会纪要', en: 'Monthly meeting' },
  agenda: { zh: '会议议程', en: 'Agenda' },
  leader: { zh: '主持', en: 'Led by' },
  heldOn: { zh: '日期', en: 'Held on' },
  place: { zh: '地点', en: 'Place' },
  attendees: { zh: '参会人员', en: 'Attendees' },
  minutes: { zh: '会议纪要', en: 'Minutes' },
  decisions: { zh: '决议', en: 'Decisions' },
  decision: { zh: '决议事项', en: 'Decision' },
  person: { zh: '负责人', en: 'Person' },
  dueOn: { zh: '完成日期', en: 'Due' },
  state: { zh: '状态', en: 'State' },
  done: { zh: '已完成', en: 'Done' },
  open: { zh: '未完成', en: 'Open' },
  figure: { zh: '指标', en: 'Figure' },
  value: { zh: '数值', en: 'Value' },
  previous: { zh: '上期', en: 'Before' },
  target: { zh: '目标', en: 'Target' },
  note: { zh: '讨论', en: 'Discussed' },
  none: { zh: '无', en: 'None' },
  planned: { zh: '未召开', en: 'Not held yet' },
} as const;
export type MinutesWord = keyof typeof MINUTES_WORDS;
export const minutesWord = (word: MinutesWord, locale: Locale): string => MINUTES_WORDS[word][locale === 'en' ? 'en' : 'zh'];
