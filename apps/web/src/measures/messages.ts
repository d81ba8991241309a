import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    measures: {
      week: '%{year} 年第 %{week} 周',
      month: '%{year} 年 %{month} 月',
      weekly: '周',
      monthly: '月',
      kind: '按周或按月',
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
    },
  },
  en: {
    measures: {
      week: 'Week %{week}, %{year}',
      month: '%{month} %{year}',
      weekly: 'Week',
      monthly: 'Month',
      kind: 'Week or month',
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
    },
  },
};

export const { zh, en } = messages;
