import type { ErrorTexts } from './error-texts.js';

export const RECEIVABLES_ERRORS = {
  'invoice.exceeds-contract': {
    status: 422,
    zh: '开票总额超过合同金额，最多还可开 {left}',
    en: 'Invoices would exceed the contract; at most {left} is left',
  },
  'invoice.instalment-twice': {
    status: 422,
    zh: '同一期款项在一张发票里只能出现一次，请合并金额',
    en: 'An instalment stands on an invoice once: put its amounts together',
  },
  'invoice.contract-not-signed': {
    status: 422,
    zh: '合同未签订或已终止，不能开票',
    en: 'The contract is not signed, or was terminated',
  },
  'credit-release.too-small': {
    status: 422,
    zh: '放行额度须不低于该合同需要的 {needed}，否则放行后合同仍被暂缓',
    en: 'The contract needs a release of at least {needed}; a smaller one would leave it held',
  },
  'payment.not-owed': {
    status: 422,
    zh: '该期款项随合同终止不再应收，不能核销',
    en: 'This instalment ceased when its contract was terminated; nothing settles it',
  },
  'invoice.exceeds-instalment': {
    status: 422,
    zh: '“{name}”还可开票 {left}，本次开票超过此数',
    en: 'Only {left} of "{name}" is left to invoice',
  },
  'invoice.lines-sum': {
    status: 422,
    zh: '各期开票金额合计须等于发票金额',
    en: 'The lines must add up to the amount of the invoice',
  },
  'invoice.before-contract': {
    status: 422,
    zh: '开票日期不能早于合同签订日 {signedOn}，也不能晚于今天',
    en: 'An invoice is issued between the day the contract was signed, {signedOn}, and today',
  },
  'invoice.exceeds-original': {
    status: 422,
    zh: '红冲金额超过原发票可冲余额 {left}',
    en: 'Only {left} of the invoice is left to reverse',
  },
  'invoice.not-cancellable': {
    status: 409,
    zh: '发票只能在开票当月、且未红冲时作废，请开具红字发票',
    en: 'An invoice is cancelled in the month it was issued, and only whole; issue a red-letter invoice instead',
  },
  'invoice.not-reversible': {
    status: 409,
    zh: '该发票已作废、已全额红冲，或本身是红字发票',
    en: 'This invoice is cancelled, wholly reversed, or a red-letter invoice itself',
  },
  'invoice.cancelled': { status: 409, zh: '该发票已作废', en: 'This invoice is cancelled already' },
  'payment.future': { status: 422, zh: '到账日期不能晚于今天', en: 'Money cannot have come in after today' },
  'payment.possible-duplicate': {
    status: 409,
    zh: '该客户当天已登记一笔同样金额的回款（{number}）。确认是另一笔，请勾选“不是重复登记”后再保存',
    en: 'A payment of this amount is booked for this account and day already ({number}). If this is another one, say so and save again',
  },
  'payment.over-allocated': {
    status: 422,
    zh: '核销金额超过可核销余额 {left}',
    en: 'More than the {left} that can be allocated',
  },
  'payment.refund-too-much': {
    status: 422,
    zh: '退款超过未核销余额 {left}；已核销的款项请先撤销核销',
    en: 'More than the {left} that settles nothing; take allocations back first',
  },
  'payment.refund-reversed': { status: 409, zh: '该退款已撤销', en: 'This refund is taken back already' },
  'payment.before-contract': {
    status: 422,
    zh: '到账日期早于合同签订日 {signedOn}：请先作为预收款入账（不核销），再单独核销',
    en: 'The money came in before the contract was signed on {signedOn}: book it as an advance, without allocation, and allocate it afterwards',
  },
  'payment.refunded': {
    status: 409,
    zh: '该回款已有退款，不能冲销',
    en: 'Part of this payment went back to the customer; it cannot be reversed',
  },
  'statement.mail-off': {
    status: 409,
    zh: '没有设置邮件服务器（KEYLINE_SMTP_URL），不能发送对账单',
    en: 'No mail server is set (KEYLINE_SMTP_URL), so no statement can be sent',
  },
  'statement.nobody': { status: 422, zh: '该期间没有需要对账的客户', en: 'No customer owes or paid anything in this period' },
  'statement.run-over': { status: 409, zh: '发送已经结束，不能停止', en: 'The sending is over and cannot be stopped' },
  'bank-line.decided': { status: 409, zh: '该流水已被处理', en: 'This bank line is dealt with already' },
  'payment.reversed': { status: 409, zh: '该回款已冲销', en: 'This payment is reversed already' },
  'payment.allocation-reversed': { status: 409, zh: '该核销已撤销', en: 'This allocation is taken back already' },
} as const satisfies ErrorTexts;
