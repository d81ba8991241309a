import type { MessageTree } from './merge.js';

/** What each coded value is called on the screen: `enums.<enumName>.<value>`. The chips' colours are in kit/enumTones.ts. */
export const enums: { zh: Record<string, MessageTree>; en: Record<string, MessageTree> } = {
  zh: {
    grade: { A: 'A 级', B: 'B 级', C: 'C 级', D: 'D 级' },
    lifecycle: { potential: '潜在', prospect: '意向', active: '成交', dormant: '休眠', lost: '流失' },
    stage: { contact: '初步接触', needs: '需求确认', proposal: '方案报价', tender: '招投标/谈判', closing: '合同签订', won: '赢单', lost: '输单' },
    visitKind: { onsite: '上门', phone: '电话', online: '线上', hosted: '来访' },
    planState: { planned: '计划中', done: '已完成', cancelled: '已取消', missed: '未执行' },
    decisionRole: { decision_maker: '决策者', approver: '审批者', influencer: '影响者', user: '使用者', gatekeeper: '把关者', coach: '内线' },
    attitude: { supporter: '支持', neutral: '中立', opponent: '反对', unknown: '未知' },
    contractState: { draft: '草稿', in_review: '评审中', signed: '已签订', executing: '执行中', accepted: '已验收', closed: '已结清', terminated: '已终止' },
    reportStatus: { draft: '待提交', submitted: '待审阅', returned: '已退回', accepted: '已通过' },
    reportKind: { weekly: '周报', monthly: '月报' },
    ageing: {
      notDue: '未到期', d1_30: '逾期 1–30 天', d31_60: '逾期 31–60 天', d61_90: '逾期 61–90 天', d91_180: '逾期 91–180 天',
      d181_365: '逾期 181–365 天', d365plus: '逾期 1 年以上',
    },
    role: {
      rep: '销售代表', supervisor: '销售主管', director: '销售总监', finance: '财务', presales: '售前', legal: '法务', assistant: '销售助理', admin: '管理员',
    },
    instalmentKind: { advance: '预付款', delivery: '到货款', acceptance: '验收款', retention: '质保金', other: '其他' },
    paymentMethod: { transfer: '银行转账', acceptance_bill: '承兑汇票', cheque: '支票', cash: '现金', other: '其他' },
    forecastCategory: { commit: '承诺', best: '乐观', pipeline: '管道', omitted: '不计入' },
    complaintState: { open: '待处理', in_progress: '处理中', answered: '已答复', closed: '已关闭' },
    complaintSeverity: { low: '一般', medium: '较重', high: '严重' },
    lossReason: { price: '价格', product: '产品', relationship: '关系', timing: '时机', no_budget: '没有预算', competitor: '竞争对手', other: '其他' },
    marketNoteKind: { price: '价格', product: '产品', move: '动向', other: '其他' },
    jobState: { waiting: '排队中', delayed: '已排期', active: '进行中', completed: '已完成', failed: '失败', paused: '已暂停', prioritized: '排队中' },
  },
  en: {
    grade: { A: 'Grade A', B: 'Grade B', C: 'Grade C', D: 'Grade D' },
    lifecycle: { potential: 'Potential', prospect: 'Prospect', active: 'Active', dormant: 'Dormant', lost: 'Lost' },
    stage: { contact: 'First contact', needs: 'Needs', proposal: 'Proposal', tender: 'Tender', closing: 'Closing', won: 'Won', lost: 'Lost' },
    visitKind: { onsite: 'On site', phone: 'Phone', online: 'Online', hosted: 'Hosted' },
    planState: { planned: 'Planned', done: 'Done', cancelled: 'Cancelled', missed: 'Missed' },
    decisionRole: {
      decision_maker: 'Decision maker', approver: 'Approver', influencer: 'Influencer', user: 'User', gatekeeper: 'Gatekeeper', coach: 'Coach',
    },
    attitude: { supporter: 'Supporter', neutral: 'Neutral', opponent: 'Opponent', unknown: 'Unknown' },
    contractState: {
      draft: 'Draft', in_review: 'In review', signed: 'Signed', executing: 'Executing', accepted: 'Accepted', closed: 'Closed', terminated: 'Terminated',
    },
    reportStatus: { draft: 'Draft', submitted: 'Submitted', returned: 'Returned', accepted: 'Accepted' },
    reportKind: { weekly: 'Weekly report', monthly: 'Monthly report' },
    ageing: {
      notDue: 'Not due', d1_30: '1–30 days overdue', d31_60: '31–60 days overdue', d61_90: '61–90 days overdue', d91_180: '91–180 days overdue',
      d181_365: '181–365 days overdue', d365plus: 'Over a year overdue',
    },
    role: {
      rep: 'Sales rep', supervisor: 'Supervisor', director: 'Sales director', finance: 'Finance', presales: 'Presales', legal: 'Legal',
      assistant: 'Assistant', admin: 'Administrator',
    },
    instalmentKind: { advance: 'Advance', delivery: 'On delivery', acceptance: 'On acceptance', retention: 'Retention', other: 'Other' },
    paymentMethod: { transfer: 'Bank transfer', acceptance_bill: 'Acceptance bill', cheque: 'Cheque', cash: 'Cash', other: 'Other' },
    forecastCategory: { commit: 'Commit', best: 'Best case', pipeline: 'Pipeline', omitted: 'Omitted' },
    complaintState: { open: 'Open', in_progress: 'In progress', answered: 'Answered', closed: 'Closed' },
    complaintSeverity: { low: 'Low', medium: 'Medium', high: 'High' },
    lossReason: {
      price: 'Price', product: 'Product', relationship: 'Relationship', timing: 'Timing', no_budget: 'No budget', competitor: 'Competitor', other: 'Other',
    },
    marketNoteKind: { price: 'Price', product: 'Product', move: 'Move', other: 'Other' },
    jobState: {
      waiting: 'Waiting', delayed: 'Scheduled', active: 'Running', completed: 'Completed', failed: 'Failed', paused: 'Paused', prioritized: 'Waiting',
    },
  },
};
