import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      payments: {
        name: '回款 |||| 回款',
        fields: {
          number: '回款编号', accountId: '客户', accountName: '客户', collectorId: '业绩归属', collectorName: '业绩归属', amount: '到账金额', allocated: '已核销', unallocated: '未核销', receivedOn: '到账日期',
          method: '付款方式', payerName: '付款方', bankReference: '银行流水号', note: '备注', reversedOn: '冲销日期', reversalReason: '冲销原因', bookedByName: '登记人',
        },
      },
    },
    payments: {
      searchHint: '编号、付款方、流水号或客户', allocate: '核销', allocateTitle: '核销 %{number}', allocated: '已核销', reverse: '冲销', reversed: '回款已冲销', takeBack: '撤销核销', takenBack: '核销已撤销',
      takenBackOn: '%{day} 已撤销', collectorHint: '留空则归客户负责人', askReverse: '冲销回款 %{number}（%{amount}）？', askReverseBody: '它的核销会全部撤销，对应的应收重新变为未收。冲销后不能恢复。',
      askTakeBack: '撤销对 %{name} 的核销 %{amount}？', askTakeBackBody: '这笔金额回到未核销，对应的应收重新变为未收。',
      view: { all: '全部', open: '未核销', month: '本月', reversed: '已冲销' },
      state: { label: '状态', reversed: '已冲销', allocated: '已核销', partly: '部分核销', open: '未核销' },
      section: { money: '到账信息', allocation: '核销到' },
      allocation: {
        chooseAccount: '先选择客户，再看它未收清的款项。', nothingOpen: '该客户没有未收的款项，这笔回款会作为预收保留。', oldest: '按最早到期的先核销，可以逐行修改', byHand: '已手工修改', propose: '恢复为最早到期优先',
        allocated: '本次核销', left: '未核销', tooMuch: '超出', moreThanOpen: '超过未收金额', forPart: '核销到 %{name}', doesNotFit: '核销合计超过到账金额', none: '请至少核销一期',
      },
      empty: { title: '回款放在这里', body: '款项到账后登记，再核销到合同的各期应收。', allocations: '还没有核销' },
    },
  },
  en: {
    resources: {
      payments: {
        name: 'Payment |||| Payments',
        fields: {
          number: 'Number', accountId: 'Account', accountName: 'Account', collectorId: 'Counts for', collectorName: 'Counts for', amount: 'Amount', allocated: 'Allocated', unallocated: 'Unallocated',
          receivedOn: 'Received', method: 'Method', payerName: 'Payer', bankReference: 'Bank reference', note: 'Note', reversedOn: 'Reversed', reversalReason: 'Reason for reversal', bookedByName: 'Booked by',
        },
      },
    },
    payments: {
      searchHint: 'Number, payer, reference or account', allocate: 'Allocate', allocateTitle: 'Allocate %{number}', allocated: 'Allocated', reverse: 'Reverse', reversed: 'Payment reversed', takeBack: 'Take back',
      takenBack: 'Taken back', takenBackOn: 'Taken back %{day}', collectorHint: 'When empty: the owner of the account', askReverse: 'Reverse payment %{number} (%{amount})?',
      askReverseBody: 'All it settles becomes open again. This cannot be undone.', askTakeBack: 'Take back %{amount} from %{name}?', askTakeBackBody: 'The payment is free again by that sum, and the instalment is open again.',
      view: { all: 'All', open: 'Unallocated', month: 'This month', reversed: 'Reversed' },
      state: { label: 'State', reversed: 'Reversed', allocated: 'Allocated', partly: 'Partly allocated', open: 'Unallocated' },
      section: { money: 'What came in', allocation: 'What it settles' },
      allocation: {
        chooseAccount: 'Choose the account to see what it owes.', nothingOpen: 'This account owes nothing; the payment is kept as an advance.', oldest: 'Oldest first; every line can be changed', byHand: 'Changed by hand',
        propose: 'Back to oldest first', allocated: 'Allocated', left: 'Unallocated', tooMuch: 'Too much by', moreThanOpen: 'More than is open', forPart: 'For %{name}', doesNotFit: 'More is allocated than came in',
        none: 'Allocate at least one line',
      },
      empty: { title: 'Payments live here', body: 'Book what came in, then allocate it to what is owed.', allocations: 'Nothing allocated yet' },
    },
  },
};

export const { zh, en } = messages;
