import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      'visit-plans': {
        name: '拜访计划 |||| 拜访计划',
        fields: {
          accountId: '客户',
          accountName: '客户',
          accountGrade: '客户等级',
          personId: '执行人',
          personName: '执行人',
          plannedOn: '计划日期',
          startsAt: '时间',
          kind: '方式',
          purpose: '目的',
          state: '状态',
          missed: '逾期未执行',
          source: '来源',
          visitId: '拜访记录',
          cancelReason: '取消原因',
        },
      },
    },
    enums: { planSource: { manual: '手工', next_step: '上次拜访的下一步', report: '周报计划' } },
    visitPlans: {
      create: '新拜访计划',
      edit: '修改计划 · %{name}',
      log: '记拜访',
      move: '改期',
      cancel: '取消计划',
      cancelTitle: '取消 %{name} 的拜访计划？',
      cancelBody: '取消后不能恢复，原因会保留。',
      reason: '原因',
      cancelled: '计划已取消',
      moved: '已移到 %{date}',
      opened: '看拜访记录',
      view: { open: '待执行', mine: '我的', missed: '逾期未执行', done: '已完成', all: '全部' },
      empty: { title: '还没有拜访计划', body: '在日历上点一天，或者记拜访时写下一步，就有了计划。' },
    },
  },
  en: {
    resources: {
      'visit-plans': {
        name: 'Visit plan |||| Visit plans',
        fields: {
          accountId: 'Account',
          accountName: 'Account',
          accountGrade: 'Account grade',
          personId: 'Who',
          personName: 'Who',
          plannedOn: 'Planned for',
          startsAt: 'Time',
          kind: 'Kind',
          purpose: 'Purpose',
          state: 'State',
          missed: 'Missed',
          source: 'Comes from',
          visitId: 'Visit',
          cancelReason: 'Why cancelled',
        },
      },
    },
    enums: { planSource: { manual: 'By hand', next_step: 'Next step of a visit', report: 'Plan of a report' } },
    visitPlans: {
      create: 'New visit plan',
      edit: 'Edit plan · %{name}',
      log: 'Log visit',
      move: 'Change',
      cancel: 'Cancel plan',
      cancelTitle: 'Cancel the planned visit to %{name}?',
      cancelBody: 'This cannot be undone; the reason is kept.',
      reason: 'Reason',
      cancelled: 'Plan cancelled',
      moved: 'Moved to %{date}',
      opened: 'Open visit',
      view: { open: 'To do', mine: 'Mine', missed: 'Missed', done: 'Done', all: 'All' },
      empty: { title: 'No planned visits yet', body: 'Click a day in the calendar, or name a next step when logging a visit.' },
    },
  },
};

export const { zh, en } = messages;
