import type { Locale } from '../actor.js';
import { periodName } from '../calendar.js';
import { APPRAISAL_NOTICES } from './appraisal.js';
import { APPROVAL_NOTICES } from './approvals.js';
import { CONTRACT_NOTICES } from './contracts.js';
import { MEETING_NOTICES } from './meetings.js';
import { REPORT_NOTICES } from './reports.js';
import { COLLECTION_NOTICES } from './collection.js';
import { TASK_NOTICES } from './tasks.js';

/** Everything that people are told or asked to do, by group - what a person can switch on and off - and kind. Each room keeps its own file. */
const BY_GROUP = {
  tasks: TASK_NOTICES,
  approvals: APPROVAL_NOTICES,
  contracts: CONTRACT_NOTICES,
  appraisals: APPRAISAL_NOTICES,
  reports: REPORT_NOTICES,
  meetings: MEETING_NOTICES,
  collection: COLLECTION_NOTICES,
} as const;

export type NoticeGroup = keyof typeof BY_GROUP;
export type NoticeKind = { [Group in NoticeGroup]: keyof (typeof BY_GROUP)[Group] }[NoticeGroup];
/** Whatever can be told can also be asked for. */
export type TaskKind = NoticeKind;

/** What the settings call each group. */
export const NOTICE_GROUP_NAMES: Readonly<Record<NoticeGroup, { zh: string; en: string }>> = {
  tasks: { zh: '同事交给我的待办', en: 'Tasks that colleagues give me' },
  approvals: { zh: '审批', en: 'Approvals' },
  contracts: { zh: '合同', en: 'Contracts' },
  appraisals: { zh: '绩效考核', en: 'Appraisals' },
  reports: { zh: '报告', en: 'Reports' },
  meetings: { zh: '会议与决议', en: 'Meetings and what they decide' },
  collection: { zh: '催收与承诺回款', en: 'Collection and promises to pay' },
};
export const NOTICE_GROUPS = Object.keys(BY_GROUP) as NoticeGroup[];

const TEXTS: ReadonlyMap<string, { zh: string; en: string }> = new Map(
  Object.values(BY_GROUP).flatMap((texts) => Object.entries<{ zh: string; en: string }>(texts)),
);
const GROUPS: ReadonlyMap<string, NoticeGroup> = new Map(
  NOTICE_GROUPS.flatMap((group) => Object.keys(BY_GROUP[group]).map((kind) => [kind, group] as const)),
);

/** The group of a kind; what is no longer known belongs to the tasks. */
export const noticeGroupOf = (kind: string): NoticeGroup => GROUPS.get(kind) ?? 'tasks';

export const noticeKindsOf = (group: NoticeGroup): string[] => Object.keys(BY_GROUP[group]);

/**
 * The sentence of a notice or task in the reader's language; a value that is missing stays visible as `{name}`. `{period}` is given as
 * the code of a week or month and read as its name.
 */
export function noticeText(kind: string, locale: Locale, values: Readonly<Record<string, string>>): string {
  const text = TEXTS.get(kind)?.[locale === 'en' ? 'en' : 'zh'] ?? kind;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (!Object.hasOwn(values, name)) return whole;
    const value = String(values[name]);
    return name === 'period' ? periodName(value, locale) : value;
  });
}
