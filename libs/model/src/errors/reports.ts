import type { ErrorTexts } from './error-texts.js';

export const REPORTS_ERRORS = {
  'report.period-ahead': { status: 422, zh: '该期间尚未开始', en: 'This period has not begun yet' },
  'report.too-early': {
    status: 422,
    zh: '该期报告从最后一个工作日（{day}）起才能提交',
    en: 'This report can be handed in from the last working day of its period, {day}',
  },
  'report.not-yours': { status: 403, zh: '只有本人可以填写和提交报告', en: 'Only its author writes and submits a report' },
  'report.own-review': { status: 403, zh: '不能审阅自己的报告', en: 'Nobody reviews their own report' },
  'report.wrong-status': {
    status: 409,
    zh: '报告当前状态（{status}）下不能这样做',
    en: 'A report that is {status} does not allow this',
  },
  'report.not-submitted': {
    status: 409,
    zh: '报告尚未提交，没有可核对的数据',
    en: 'The report was never submitted; there is nothing to verify',
  },
  'report-run.over': {
    status: 409,
    zh: '该次生成已结束（{status}），不能取消',
    en: 'This run is over ({status}) and cannot be cancelled',
  },
} as const satisfies ErrorTexts;
