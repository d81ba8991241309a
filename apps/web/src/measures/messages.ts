import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    measures: {
      weekly: '周',
      monthly: '月',
      kind: '周期长短',
      previous: '上一期',
      next: '下一期',
      daily: '日',
      group: {
        visits: '拜访',
        customers: '客户',
        opportunities: '商机',
        money: '合同与回款',
        service: '服务与市场',
        discipline: '报告纪律',
      },
      groupHint: { discipline: '按截止日计入：本期内到期的报告' },
    },
  },
  en: {
    measures: {
      weekly: 'Week',
      monthly: 'Month',
      kind: 'Length of the period',
      previous: 'Previous period',
      next: 'Next period',
      daily: 'Day',
      group: {
        visits: 'Visits',
        customers: 'Customers',
        opportunities: 'Opportunities',
        money: 'Contracts and money',
        service: 'Service and market',
        discipline: 'Reporting',
      },
      groupHint: { discipline: 'Counted by deadline: reports that fell due in this period' },
    },
  },
};

export const { zh, en } = messages;
