import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      invoices: {
        name: '发票 |||| 发票',
        fields: {
          number: '发票号码',
          contractId: '合同',
          contractNumber: '合同',
          accountName: '客户',
          instalmentId: '对应期次',
          instalmentNames: '对应期次',
          amount: '价税合计',
          taxRate: '税率（%）',
          taxAmount: '税额',
          issuedOn: '开票日期',
          cancelledOn: '作废日期',
          cancelReason: '作废原因',
          note: '备注',
        },
      },
    },
    invoices: {
      create: '开票',
      searchHint: '发票号码、合同或客户',
      state: '状态',
      cancel: '作废',
      cancelled: '发票已作废',
      left: '该合同还可开票 %{amount}',
      takeLeft: '全部开完',
      askCancel: '作废发票 %{number}（%{amount}）？',
      askCancelBody: '作废后不能恢复，这笔金额可以重新开票。',
      view: { valid: '有效', cancelled: '已作废' },
      empty: { title: '发票放在这里', body: '合同签订后按合同或期次开票。' },
    },
  },
  en: {
    resources: {
      invoices: {
        name: 'Invoice |||| Invoices',
        fields: {
          number: 'Number',
          contractId: 'Contract',
          contractNumber: 'Contract',
          accountName: 'Account',
          instalmentId: 'For part',
          instalmentNames: 'For part',
          amount: 'Amount with tax',
          taxRate: 'Tax rate (%)',
          taxAmount: 'Tax',
          issuedOn: 'Issued',
          cancelledOn: 'Cancelled',
          cancelReason: 'Reason',
          note: 'Note',
        },
      },
    },
    invoices: {
      create: 'Issue invoice',
      searchHint: 'Number, contract or account',
      state: 'State',
      cancel: 'Cancel invoice',
      cancelled: 'Invoice cancelled',
      left: '%{amount} of this contract can still be invoiced',
      takeLeft: 'Take all',
      askCancel: 'Cancel invoice %{number} (%{amount})?',
      askCancelBody: 'This cannot be undone; the sum can be invoiced again.',
      view: { valid: 'Valid', cancelled: 'Cancelled' },
      empty: { title: 'Invoices live here', body: 'Issued against a signed contract, or one of its parts.' },
    },
  },
};

export const { zh, en } = messages;
