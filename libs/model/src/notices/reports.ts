import type { NoticeTexts } from './notice-texts.js';

/** `period` is a period's code, read as its name. */
export const REPORT_NOTICES = {
  'report.due-soon': { zh: '{period}的报告 {due} 前提交', en: 'Your report of {period} is due by {due}' },
  'report.missed': { zh: '{period}的报告已过截止时间，请尽快提交', en: 'Your report of {period} is past its deadline' },
  'report.team-missing': { zh: '{name} 未按时提交 {period}的报告', en: '{name} has not handed in the report of {period}' },
  'report.submitted': { zh: '{name} 提交了 {period}的报告，请审阅', en: '{name} handed in the report of {period}' },
  'report.returned': { zh: '{period}的报告被 {name} 退回：{body}', en: '{name} returned your report of {period}: {body}' },
  'report.accepted': { zh: '{name} 通过了 {period}的报告', en: '{name} accepted your report of {period}' },
  'report.commented': { zh: '{name} 评论了 {period}的报告：{body}', en: '{name} commented on the report of {period}: {body}' },
  'report.mentioned': {
    zh: '{name} 在 {period}的报告中提到了您：{body}',
    en: '{name} mentioned you in the report of {period}: {body}',
  },
  'report.help': { zh: '{name} 请求支持：{body}', en: '{name} asks for help: {body}' },
} as const satisfies NoticeTexts;
