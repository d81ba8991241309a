import type { ErrorTexts } from './error-texts.js';

export const RECEIVABLES_ERRORS = {
  'invoice.exceeds-contract': {
    status: 422,
    zh: '开票总额超过合同金额，最多还可开 {left}',
    en: 'Invoices would exceed the contract; at most {left} is left',
  },
  'invoice.contract-not-signed': {
    status: 422,
    zh: '合同未签订或已终止，不能开票',
    en: 'The contract is not signed, or was terminated',
  },
  'invoice.cancelled': { status: 409, zh: '该发票已作废', en: 'This invoice is cancelled already' },
  'payment.future': { status: 422, zh: '到账日期不能晚于今天', en: 'Money cannot have come in after today' },
  'payment.over-allocated': {
    status: 422,
    zh: '核销金额超过可核销余额 {left}',
    en: 'More than the {left} that can be allocated',
  },
  'payment.reversed': { status: 409, zh: '该回款已冲销', en: 'This payment is reversed already' },
  'payment.allocation-reversed': { status: 409, zh: '该核销已撤销', en: 'This allocation is taken back already' },
} as const satisfies ErrorTexts;
