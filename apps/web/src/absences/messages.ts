import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      absences: {
        name: '外出与代理 |||| 外出与代理',
        fields: {
          personId: '谁外出',
          personName: '谁外出',
          deputyId: '代理人',
          deputyName: '代理人',
          fromOn: '从',
          untilOn: '到（含）',
          reason: '原因',
        },
      },
    },
    absences: {
      create: '登记外出',
      edit: '修改外出',
      saved: '已保存',
      remove: '取消外出',
      removeTitle: '取消 %{name} 的外出登记？',
      removeBody: '代理人将不再代为处理审批。',
      removed: '已取消',
      open: '外出与代理',
      view: { current: '现在外出', coming: '即将外出', past: '已结束', all: '全部' },
      empty: { title: '没有外出登记', body: '登记外出并指定代理人，期间的审批由代理人代为处理，记录中注明。' },
    },
  },
  en: {
    resources: {
      absences: {
        name: 'Absence |||| Absences',
        fields: {
          personId: 'Who',
          personName: 'Who',
          deputyId: 'Deputy',
          deputyName: 'Deputy',
          fromOn: 'From',
          untilOn: 'Until (inclusive)',
          reason: 'Reason',
        },
      },
    },
    absences: {
      create: 'Enter an absence',
      edit: 'Change the absence',
      saved: 'Saved',
      remove: 'Cancel it',
      removeTitle: 'Cancel the absence of %{name}?',
      removeBody: 'The deputy will no longer act.',
      removed: 'Cancelled',
      open: 'Absences and deputies',
      view: { current: 'Away now', coming: 'Coming', past: 'Past', all: 'All' },
      empty: {
        title: 'Nobody is away',
        body: 'Enter an absence and name a deputy, who then decides on approvals on behalf; the history says so.',
      },
    },
  },
};

export const { zh, en } = messages;
