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
    },
  },
};

export const { zh, en } = messages;
