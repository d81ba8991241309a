import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    home: {
      director: { title: '部门今天的要事会出现在这里', body: '目标与预测、逾期应收、重点商机。' },
      supervisor: { title: '团队今天的要事会出现在这里', body: '待审阅的报告、本周拜访、没有下一步的商机。' },
      rep: { title: '今天的要事会出现在这里', body: '计划的拜访、到期的回款、要跟进的商机。' },
      finance: { title: '今天的要事会出现在这里', body: '逾期应收、待核销的回款、待开的发票。' },
      admin: { title: '系统今天的要事会出现在这里', body: '任务、导入、待安排的人员。' },
      general: { title: '从左侧开始', body: '或者按 Ctrl K 搜索客户、商机与合同。' },
    },
  },
  en: {
    home: {
      director: { title: 'What matters to the department today appears here', body: 'Target and forecast, overdue receivables, key deals.' },
      supervisor: { title: 'What matters to the team today appears here', body: 'Reports to review, visits of the week, deals without a next step.' },
      rep: { title: 'What matters today appears here', body: 'Planned visits, money due, deals to follow up.' },
      finance: { title: 'What matters today appears here', body: 'Overdue receivables, payments to allocate, invoices to issue.' },
      admin: { title: 'What the system needs today appears here', body: 'Jobs, imports, people to place.' },
      general: { title: 'Start from the left', body: 'Or press Ctrl K to search accounts, deals and contracts.' },
    },
  },
};

export const { zh, en } = messages;
