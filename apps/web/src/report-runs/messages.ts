import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: { 'report-runs': { name: '报告生成 |||| 报告生成', fields: { period: '周期', kind: '类型', status: '状态' } } },
    enums: { runStatus: { queued: '排队中', running: '进行中', done: '已完成', failed: '失败', cancelled: '已停止' } },
    runs: {
      subtitle: '每个周期结束后的 00:30 自动生成，也可以随时补做',
      start: '为一个周期生成报告',
      make: '生成',
      history: '记录',
      started: '开始生成%{period}的报告',
      bySchedule: '定时任务',
      progress: '进度',
      done: '%{smart_count} / %{total} 份',
      hint: '草稿会按现有数据重新计算，写好的文字保留；已提交的报告不受影响。',
      open: '这个周期还没有结束，之后可以再次生成。',
      future: '这个周期还没有开始。',
      cancel: '停止',
      cancelTitle: '停止生成%{period}的报告？',
      cancelBody: '已经生成的草稿会保留，之后可以再次生成。',
      empty: { title: '还没有生成过报告', body: '选一个周期，点“生成”，每位应交报告的人会得到一份草稿。' },
    },
  },
  en: {
    resources: {
      'report-runs': { name: 'Report run |||| Report runs', fields: { period: 'Period', kind: 'Kind', status: 'State' } },
    },
    enums: { runStatus: { queued: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed', cancelled: 'Stopped' } },
    runs: {
      subtitle: 'Made at 00:30 after a period has ended; any past period can be made at any time',
      start: 'Make the reports of a period',
      make: 'Make reports',
      history: 'History',
      started: 'Making the reports of %{period}',
      bySchedule: 'By schedule',
      progress: 'Progress',
      done: '%{smart_count} of %{total}',
      hint: 'Drafts are computed again from the records, words that were written stay; submitted reports are left alone.',
      open: 'This period is still running; it can be made again later.',
      future: 'This period has not begun.',
      cancel: 'Stop',
      cancelTitle: 'Stop making the reports of %{period}?',
      cancelBody: 'Drafts made so far are kept; the run can be repeated.',
      empty: { title: 'No runs yet', body: 'Choose a period and start: everybody who owes a report gets a draft.' },
    },
  },
};

export const { zh, en } = messages;
