import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      'write-offs': {
        name: '呆坏账 |||| 呆坏账',
        fields: {
          contractNumber: '合同',
          instalmentName: '期次',
          accountName: '客户',
          accountId: '客户',
          collectorName: '责任人',
          collectorId: '责任人',
          amount: '核销金额',
          recovered: '后续收回',
          lost: '净损失',
          dueOn: '到期日',
          reason: '原因',
          state: '状态',
          proposedByName: '申请人',
          proposedOn: '申请日期',
          bookedOn: '核销日期',
        },
      },
    },
    enums: { writeOffState: { proposed: '审批中', booked: '已核销', refused: '未通过', recalled: '已撤回' } },
    writeOffs: {
      propose: '申请核销坏账',
      proposeTitle: '申请核销 · %{name}',
      proposeBody: '经主管、财务（大额由总监）审批后入账，从账龄中移出；以后收回的款项先冲回损失。',
      proposed: '已提交审批',
      amount: '核销金额（不填为全部未收）',
      open: '未收 %{amount}',
      provisions: '坏账准备',
      rates: '计提比例',
      ratesSaved: '计提比例已保存',
      rate: '比例',
      provision: '准备金额',
      openSum: '未收金额',
      total: '合计',
      bucket: '账龄',
      asOf: '截至',
      byAccount: '按客户',
      noAccounts: '没有未收款项',
      view: { proposed: '审批中', booked: '已核销', all: '全部' },
      empty: { title: '没有呆坏账', body: '收不回来的款项在应收明细中申请核销，审批后入账并保留在这里。' },
    },
    accounts: {
      activity: {
        'write-off': { proposed: '申请核销坏账', booked: '坏账已核销', refused: '坏账核销未通过', recalled: '撤回坏账核销' },
      },
    },
  },
  en: {
    resources: {
      'write-offs': {
        name: 'Bad debt |||| Bad debts',
        fields: {
          contractNumber: 'Contract',
          instalmentName: 'Instalment',
          accountName: 'Account',
          accountId: 'Account',
          collectorName: 'Answered for by',
          collectorId: 'Answered for by',
          amount: 'Written off',
          recovered: 'Recovered since',
          lost: 'Lost',
          dueOn: 'Due on',
          reason: 'Reason',
          state: 'State',
          proposedByName: 'Proposed by',
          proposedOn: 'Proposed on',
          bookedOn: 'Booked on',
        },
      },
    },
    enums: { writeOffState: { proposed: 'Under approval', booked: 'Written off', refused: 'Refused', recalled: 'Recalled' } },
    writeOffs: {
      propose: 'Propose a write-off',
      proposeTitle: 'Propose a write-off · %{name}',
      proposeBody:
        'Supervisor and finance agree, for large sums the director as well; then it leaves the ageing. What comes in later brings the loss back first.',
      proposed: 'Under approval now',
      amount: 'Amount (all that is open when empty)',
      open: '%{amount} open',
      provisions: 'Provision',
      rates: 'Rates',
      ratesSaved: 'Rates saved',
      rate: 'Rate',
      provision: 'Provision',
      openSum: 'Open',
      total: 'Total',
      bucket: 'Age',
      asOf: 'As of',
      byAccount: 'By account',
      noAccounts: 'Nothing is open',
      view: { proposed: 'Under approval', booked: 'Written off', all: 'All' },
      empty: {
        title: 'No bad debts',
        body: 'What will not be paid is proposed for write-off from the receivables, and stays here once it is booked.',
      },
    },
    accounts: {
      activity: {
        'write-off': {
          proposed: 'Write-off proposed',
          booked: 'Written off',
          refused: 'Write-off refused',
          recalled: 'Write-off recalled',
        },
      },
    },
  },
};

export const { zh, en } = messages;
