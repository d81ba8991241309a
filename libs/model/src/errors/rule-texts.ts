interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What a rule says to a person, by its name: a comparison of two fields, or the database's constraint. */
export const RULE_TEXTS: Readonly<Record<string, Words>> = {
  'on <= today': { zh: '日期不能晚于今天', en: 'the day cannot be after today' },
  'issuedOn <= today': { zh: '开票日期不能晚于今天', en: 'the invoice cannot be dated after today' },
  'issuedOn >= issuedOn': { zh: '红字发票不能早于原发票', en: 'a red-letter invoice cannot be older than what it reverses' },
  'on >= issuedOn': { zh: '作废日期不能早于开票日期', en: 'an invoice cannot be cancelled before it was issued' },
  'on >= signedOn': { zh: '日期不能早于合同签订日期', en: 'the day cannot be before the contract was signed' },
  'on >= receivedOn': { zh: '日期不能早于到账日期', en: 'the day cannot be before the money came in' },
  'expiresOn >= today': { zh: '有效期不能早于今天', en: 'the last day cannot be before today' },
  'nextActionOn >= on': { zh: '下次跟进不能早于本次沟通', en: 'the next talk cannot be before this one' },
  'toStage < stage': { zh: '只能退回到前面的环节', en: 'it can only be returned to an earlier step' },
  'milestones come with the schedule': {
    zh: '里程碑须与回款计划一起修改',
    en: 'milestones are changed together with the schedule',
  },
  resets: { zh: '编号规则须含重新编号的期间', en: 'the number must say the period in which it starts anew' },
  'job.failed': { zh: '只有失败的任务可以重试', en: 'only a failed job is tried again' },
  'job.active': { zh: '任务正在执行', en: 'the job is running' },
  contract_term: { zh: '合同结束日期不能早于开始日期', en: 'a contract cannot end before it starts' },
  opportunity_closed_after_opened: { zh: '结束日期不能早于建立日期', en: 'a deal cannot close before it was opened' },
  absence_days: { zh: '结束日期不能早于开始日期', en: 'an absence cannot end before it starts' },
  invoice_not_over_reversed: {
    zh: '红冲合计不能超过原发票金额',
    en: 'red-letter invoices cannot take back more than the invoice',
  },
  instalment_not_over_invoiced: { zh: '开票合计不能超过该期金额', en: 'no more can be invoiced than the instalment' },
  payment_not_over_allocated: { zh: '核销与退款合计不能超过回款金额', en: 'no more can be allocated or refunded than came in' },
  instalment_not_over_allocated: { zh: '核销合计不能超过该期未收金额', en: 'no more can be allocated than is open' },
  credit_release_term: { zh: '放行有效期不能早于申请日期', en: 'a release cannot expire before it is asked for' },
  'file kind': { zh: '没有这种文件类型', en: 'there is no such kind of file' },
};
const SOME_RULE: Words = { zh: '有一项内容超出允许范围', en: 'something is out of the allowed range' };

/** What is there already, by its field. */
export const FIELD_NAMES: Readonly<Record<string, Words>> = {
  bankReference: { zh: '银行流水号', en: 'bank reference' },
  number: { zh: '编号', en: 'number' },
  name: { zh: '名称', en: 'name' },
  code: { zh: '编码', en: 'code' },
  employeeNo: { zh: '工号', en: 'employee number' },
  measure: { zh: '指标', en: 'measure' },
  pattern: { zh: '编号规则', en: 'number pattern' },
  registrationNo: { zh: '统一社会信用代码', en: 'registration number' },
  username: { zh: '用户名', en: 'user name' },
};
const SOME_FIELD: Words = { zh: '记录', en: 'entry' };

/** What code calls a rule or a field, in a person's words; the other values as they are. */
export function valuesInWords(
  code: string,
  language: 'zh' | 'en',
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (code === 'rule.refused') return { ...values, rule: (RULE_TEXTS[String(values['rule'])] ?? SOME_RULE)[language] };
  if (code === 'record.duplicate') return { ...values, field: (FIELD_NAMES[String(values['field'])] ?? SOME_FIELD)[language] };
  return values;
}
