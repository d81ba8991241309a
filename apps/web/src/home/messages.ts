import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    home: {
      director: {
        ofTarget: '目标', againstLast: '较上月', departments: '部门对比 · %{period}', trend: '近六个月签约与回款', month: '月份', ageing: '逾期账龄 · 按部门', nothingOpen: '没有应收', open: '%{name}的%{measure}',
      },
      team: {
        week: '团队本周', weekOf: '团队 · %{period}', person: '人员', lastReport: '上周周报', sum: '合计', againstLast: '较上周', awaiting: '待我审阅', toReview: '待审阅报告', missing: '上周缺交周报',
      },
      pipeline: { title: '商机管道', stage: '阶段', count: '数量', amount: '金额', weighted: '加权金额', deals: '%{smart_count} 个' },
      rep: {
        all: '全部', ofTarget: '目标', plansToday: '今天的拜访', noPlans: '今天没有计划的拜访', missed: '逾期未跟进', noMissed: '没有逾期的跟进', deals: '商机：下一步已到期', noDeals: '没有到期的下一步', overdue: '逾期应收', noOverdue: '没有逾期应收', reports: '待提交的报告',
        noReports: '报告都交了', dueAt: '截止',
      },
      finance: { title: '今天的要事会出现在这里', body: '逾期应收、待核销的回款、待开的发票。' },
      admin: {
        failed: '失败的任务', jobsHint: '需要重试或删除', waiting: '排队与进行中', waitingHint: '后台任务', people: '在职员工', peopleHint: '含未开通登录', unableHint: '在职但不能登录', all: '全部', noImports: '还没有导入过文件', newest: '最近入职',
      },
      general: { title: '从左侧开始', body: '或者按 Ctrl K 搜索客户、商机与合同。' },
    },
  },
  en: {
    home: {
      director: {
        ofTarget: 'of', againstLast: 'on last month', departments: 'Departments · %{period}', trend: 'Signed and received, six months', month: 'Month', ageing: 'Overdue by age and department', nothingOpen: 'Nothing receivable', open: '%{measure} of %{name}',
      },
      team: {
        week: 'The team’s week', weekOf: 'Team · %{period}', person: 'Person', lastReport: 'Last weekly report', sum: 'Sum', againstLast: 'on last week', awaiting: 'Awaiting my review', toReview: 'Reports to review', missing: 'Missing last week',
      },
      pipeline: { title: 'Pipeline', stage: 'Stage', count: 'Deals', amount: 'Amount', weighted: 'Weighted', deals: '%{smart_count} deal |||| %{smart_count} deals' },
      rep: {
        all: 'All', ofTarget: 'of', plansToday: 'Visits today', noPlans: 'No visits planned for today', missed: 'Follow-ups missed', noMissed: 'Nothing missed', deals: 'Deals: next step due', noDeals: 'No next step due', overdue: 'Overdue receivables', noOverdue: 'Nothing overdue', reports: 'Reports to hand in',
        noReports: 'All reports are in', dueAt: 'Due',
      },
      finance: { title: 'What matters today appears here', body: 'Overdue receivables, payments to allocate, invoices to issue.' },
      admin: {
        failed: 'Failed jobs', jobsHint: 'to try again or remove', waiting: 'Waiting and running', waitingHint: 'background jobs', people: 'People working', peopleHint: 'with and without sign-in', unableHint: 'working, but cannot sign in', all: 'All', noImports: 'No imports yet', newest: 'Joined last',
      },
      general: { title: 'Start from the left', body: 'Or press Ctrl K to search accounts, deals and contracts.' },
    },
  },
};

export const { zh, en } = messages;
