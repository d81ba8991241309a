import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      contracts: {
        name: '合同 |||| 合同',
        fields: {
          number: '合同编号', name: '合同名称', accountId: '客户', accountName: '客户', opportunityId: '来源商机', opportunityName: '来源商机', ownerId: '负责人', ownerName: '负责人', amount: '合同金额',
          invoiced: '已开票', received: '已回款', overdue: '逾期', state: '状态', signedOn: '签订日期', startsOn: '开始日期', endsOn: '结束日期', createdOn: '建立日期', taxRate: '税率（%）',
          paymentTermDays: '账期（天）', note: '备注', instalments: '回款计划',
        },
      },
    },
    contracts: {
      create: '新合同', edit: '编辑 %{number}', searchHint: '编号、名称或客户', states: '合同状态', reason: '原因', moved: '合同状态已更新', termHint: '留空则按客户约定的账期', terminated: '已终止',
      refused: '现在还不能进行这一步：', issueInvoice: '开票', cancelled: '已作废', reversed: '已冲销',
      missing: { state: '合同当前的状态不允许这一步', instalments: '还没有回款计划', open_balance: '还有未收清的款项', reason: '请填写原因' },
      money: { signed: '签约', invoiced: '已开票', received: '已回款', overdue: '逾期' },
      view: { all: '全部', mine: '我负责的', running: '执行中', overdue: '有逾期', review: '评审中', draft: '草稿' },
      section: { basics: '基本信息', schedule: '回款计划', facts: '合同信息', invoices: '发票', payments: '回款' },
      schedule: {
        add: '加一期', equal: '平均分配', usual: '按 30/60/10', percent: '比例', part: '第 %{number} 期', remove: '删除第 %{number} 期', none: '还没有回款计划，签订前需要补上。', fits: '与合同金额相符',
        short: '还差 %{amount}', over: '超出 %{amount}', mustFit: '各期合计须等于合同金额',
      },
      verb: {
        submit_review: { label: '提交评审', title: '提交评审：%{number}', body: '提交后由商务、财务与法务评审，评审期间不能修改。' },
        return_to_draft: { label: '退回修改', title: '退回修改：%{number}', body: '合同回到草稿，可以修改后重新提交。' },
        sign: { label: '登记签订', title: '登记签订：%{number}', body: '签订后各期回款成为应收。', on: '签订日期' },
        start: { label: '开始执行', title: '开始执行：%{number}', body: '合同进入执行。' },
        accept: { label: '登记验收', title: '登记验收：%{number}', body: '客户已验收交付的内容。' },
        close: { label: '结清', title: '结清：%{number}', body: '所有款项收清后才能结清，结清后不能再改。' },
        terminate: { label: '终止', title: '终止合同 %{number}？', body: '终止后不能恢复，未收的款项不再计入应收。', on: '终止日期' },
      },
      empty: { title: '合同放在这里', body: '从赢单的商机建立，或者直接新建；回款计划就是应收的来源。', invoices: '还没有开票', payments: '还没有回款' },
    },
  },
  en: {
    resources: {
      contracts: {
        name: 'Contract |||| Contracts',
        fields: {
          number: 'Number', name: 'Name', accountId: 'Account', accountName: 'Account', opportunityId: 'From deal', opportunityName: 'From deal', ownerId: 'Owner', ownerName: 'Owner', amount: 'Amount',
          invoiced: 'Invoiced', received: 'Received', overdue: 'Overdue', state: 'State', signedOn: 'Signed', startsOn: 'Starts', endsOn: 'Ends', createdOn: 'Created', taxRate: 'Tax rate (%)',
          paymentTermDays: 'Payment term (days)', note: 'Note', instalments: 'Payment schedule',
        },
      },
    },
    contracts: {
      create: 'New contract', edit: 'Edit %{number}', searchHint: 'Number, name or account', states: 'States of the contract', reason: 'Reason', moved: 'The contract has moved on',
      termHint: 'When empty: as agreed with the account', terminated: 'Terminated', refused: 'This cannot be done yet:', issueInvoice: 'Issue invoice', cancelled: 'Cancelled', reversed: 'Reversed',
      missing: { state: 'The state of the contract does not allow it', instalments: 'There is no payment schedule yet', open_balance: 'Money is still open', reason: 'Please give a reason' },
      money: { signed: 'Signed', invoiced: 'Invoiced', received: 'Received', overdue: 'Overdue' },
      view: { all: 'All', mine: 'Mine', running: 'Running', overdue: 'With overdue', review: 'In review', draft: 'Drafts' },
      section: { basics: 'Basics', schedule: 'Payment schedule', facts: 'Facts', invoices: 'Invoices', payments: 'Payments' },
      schedule: {
        add: 'Add a part', equal: 'Split equally', usual: 'As 30/60/10', percent: 'Share', part: 'Part %{number}', remove: 'Remove part %{number}', none: 'No payment schedule yet; it is needed before signing.',
        fits: 'Adds up', short: '%{amount} missing', over: '%{amount} too much', mustFit: 'The parts must add up to the amount of the contract',
      },
      verb: {
        submit_review: { label: 'Submit for review', title: 'Submit %{number} for review', body: 'Commercial, finance and legal review it; it cannot be changed meanwhile.' },
        return_to_draft: { label: 'Return to draft', title: 'Return %{number} to draft', body: 'It can be changed and submitted again.' },
        sign: { label: 'Mark as signed', title: 'Mark %{number} as signed', body: 'From then on its parts are receivables.', on: 'Signed on' },
        start: { label: 'Start', title: 'Start %{number}', body: 'Execution begins.' },
        accept: { label: 'Mark as accepted', title: 'Mark %{number} as accepted', body: 'The customer has accepted what was delivered.' },
        close: { label: 'Close', title: 'Close %{number}', body: 'Possible once everything is paid; it cannot be undone.' },
        terminate: { label: 'Terminate', title: 'Terminate contract %{number}?', body: 'This cannot be undone; what is unpaid is no longer a receivable.', on: 'Terminated on' },
      },
      empty: { title: 'Contracts live here', body: 'Draw one up from a won deal, or by hand; its payment schedule is what becomes receivable.', invoices: 'No invoices yet', payments: 'No payments yet' },
    },
  },
};

export const { zh, en } = messages;
