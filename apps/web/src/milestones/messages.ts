import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      milestones: {
        name: '里程碑 |||| 里程碑',
        fields: {
          name: '里程碑',
          kind: '类型',
          plannedOn: '计划日期',
          doneOn: '实际日期',
          note: '说明',
          amount: '关联款项',
          open: '未收',
        },
      },
    },
    milestones: {
      title: '里程碑',
      none: '没有里程碑。以交付或验收为付款条件时，在这里登记。',
      add: '加里程碑',
      complete: '登记达成',
      completeTitle: '登记达成：%{name}',
      completeBody: '以它为付款条件的款项从这一天起算账期。',
      reopen: '撤回',
      reopenTitle: '撤回“%{name}”的达成？',
      reopenBody: '以它为付款条件、还没有收清的款项重新等待；此前的账龄不变。',
      reopenClaimed: '以它为付款条件的款项已开票、已收款或已逾期。撤回后未收部分从今天起不再到期，此前的账龄不变。',
      reopenReason: '撤回原因',
      edit: '修改 %{name}',
      remove: '删除',
      removeTitle: '删除里程碑“%{name}”？',
      done: '已更新',
      reached: '已达成',
      late: '已过计划日',
      actualOn: '达成日期',
    },
  },
  en: {
    resources: {
      milestones: {
        name: 'Milestone |||| Milestones',
        fields: {
          name: 'Milestone',
          kind: 'Kind',
          plannedOn: 'Planned',
          doneOn: 'Reached',
          note: 'Note',
          amount: 'Hangs on it',
          open: 'Open',
        },
      },
    },
    milestones: {
      title: 'Milestones',
      none: 'No milestones. Note them here where payments hang on delivery or acceptance.',
      add: 'Add milestone',
      complete: 'Mark as reached',
      completeTitle: 'Reached: %{name}',
      completeBody: 'The payment terms that hang on it run from this day.',
      reopen: 'Take back',
      reopenTitle: 'Take back "%{name}"?',
      reopenBody: 'What hangs on it and is unpaid waits again; the ageing of earlier days stays as it was.',
      reopenClaimed:
        'What hangs on it is invoiced, paid or overdue. Taken back, the unpaid part is not due any more from today on; the ageing of earlier days stays as it was.',
      reopenReason: 'Why it is taken back',
      edit: 'Change %{name}',
      remove: 'Remove',
      removeTitle: 'Remove the milestone "%{name}"?',
      done: 'Updated',
      reached: 'Reached',
      late: 'Past its planned day',
      actualOn: 'Reached on',
    },
  },
};

export const { zh, en } = messages;
