import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    receivables: {
      title: '应收账款', asOf: '截至', byAge: '按账龄筛选', cut: '汇总方式', total: '合计', backToToday: '回到今天', book: '登记回款', instalments: '按期次查看', unfold: '展开 %{name}', fold: '收起 %{name}',
      months: '按到期月份', monthsLabel: '%{first} 至 %{last} 各月到期的未收金额', late: '已逾期',
      by: { account: '客户', collector: '催收人', department: '部门', month: '到期月份' },
      nobody: { account: '未知客户', collector: '没有催收人', department: '没有部门', month: '没有到期日' },
      empty: { title: '没有应收', body: '合同签订后，未收的回款会按账龄列在这里。' },
      home: {
        overdue: '逾期应收', open: '未收合计', week: '本周回款', month: '本月回款', soon: '14 天内到期', unallocated: '未核销回款', debtors: '逾期最多的客户', ageing: '账龄', due: '即将到期',
        allocate: '待核销的回款', none: { debtors: '没有逾期的客户', due: '14 天内没有到期的款项', allocate: '回款都已核销' }, all: '全部', count: '%{smart_count} 笔',
      },
    },
  },
  en: {
    receivables: {
      title: 'Receivables', asOf: 'As of', byAge: 'Filter by age', cut: 'Sum up by', total: 'Total', backToToday: 'Back to today', book: 'Book payment', instalments: 'By instalment', unfold: 'Unfold %{name}',
      fold: 'Fold %{name}', months: 'By month due', monthsLabel: 'Open sums by the month they are due, %{first} to %{last}', late: 'Overdue',
      by: { account: 'Account', collector: 'Collector', department: 'Department', month: 'Month due' },
      nobody: { account: 'Unknown account', collector: 'No collector', department: 'No department', month: 'No date' },
      empty: { title: 'Nothing receivable', body: 'What is unpaid of signed contracts appears here by age.' },
      home: {
        overdue: 'Overdue', open: 'Open in all', week: 'Received this week', month: 'Received this month', soon: 'Due in 14 days', unallocated: 'Unallocated payments', debtors: 'Who owes most, overdue',
        ageing: 'By age', due: 'Due soon', allocate: 'Payments to allocate', none: { debtors: 'Nobody is overdue', due: 'Nothing is due in 14 days', allocate: 'All payments are allocated' }, all: 'All',
        count: '%{smart_count} payment |||| %{smart_count} payments',
      },
    },
  },
};

export const { zh, en } = messages;
