import type { ErrorTexts } from './error-texts.js';

export const PLATFORM_ERRORS = {
  'request.malformed': { status: 400, zh: '请求格式不正确', en: 'The request is malformed' },
  'request.invalid': { status: 400, zh: '有 {count} 处填写不正确', en: '{count} field(s) need attention' },
  'request.too-large': { status: 413, zh: '内容太大，上限 {limit}', en: 'The content is too large, at most {limit}' },
  'list.unknown-field': {
    status: 400,
    zh: '不能按“{field}”筛选或排序，可用：{allowed}',
    en: 'Cannot filter or sort by "{field}"; allowed: {allowed}',
  },
  'list.bad-filter': {
    status: 400,
    zh: '筛选条件“{field}”的值不正确：{reason}',
    en: 'The value of filter "{field}" is wrong: {reason}',
  },
  'list.bad-range': {
    status: 400,
    zh: 'range 须为 [起, 止]，一次最多 {max} 行',
    en: 'range must be [from, to], at most {max} rows at once',
  },
  'auth.bad-credentials': { status: 401, zh: '用户名或密码不正确', en: 'User name or password is wrong' },
  'auth.wrong-password': { status: 422, zh: '当前密码不正确', en: 'The present password is wrong' },
  'auth.required': { status: 401, zh: '请先登录', en: 'Please sign in first' },
  'auth.too-many-attempts': {
    status: 429,
    zh: '尝试次数过多，请 {seconds} 秒后再试',
    en: 'Too many attempts, try again in {seconds} seconds',
  },
  'auth.forbidden': {
    status: 403,
    zh: '您没有此操作的权限',
    en: 'You are not allowed to do this',
  },
  'auth.cross-site': { status: 403, zh: '拒绝跨站请求', en: 'Cross-site request refused' },
  'record.not-found': { status: 404, zh: '找不到该记录，或您无权查看', en: 'There is no such record, or you may not see it' },
  'route.not-found': { status: 404, zh: '没有这个地址', en: 'There is nothing at this address' },
  'version.conflict': {
    status: 409,
    zh: '该记录已被他人修改（当前版本 {current}），请刷新后再改',
    en: 'Somebody changed this record meanwhile (now version {current}); reload and try again',
  },
  'idempotency.reused': {
    status: 409,
    zh: '同一个 Idempotency-Key 已用于另一个请求',
    en: 'This Idempotency-Key was used for a different request',
  },
  'reference.unknown': {
    status: 422,
    zh: '引用的记录不存在，或您无权使用',
    en: 'The record referred to does not exist, or you may not use it',
  },
  'record.in-use': { status: 409, zh: '其他记录引用了它，不能删除', en: 'Other records refer to it, so it cannot be deleted' },
  'record.duplicate': { status: 409, zh: '已存在相同的{field}', en: 'The same {field} exists already' },
  'rule.refused': { status: 422, zh: '不能这样做：{rule}', en: 'This cannot be done: {rule}' },
  'request.throttled': {
    status: 429,
    zh: '请求过于频繁，请 {seconds} 秒后再试',
    en: 'Too many requests, try again in {seconds} seconds',
  },
  'server.fault': {
    status: 500,
    zh: '系统出错，已记录（编号 {requestId}）。您的数据没有改动',
    en: 'Something broke on our side and was recorded (id {requestId}). Nothing was changed',
  },
  'server.unavailable': {
    status: 503,
    zh: '服务暂不可用，请稍后再试',
    en: 'The service is not available right now, try again soon',
  },
  'file.too-large': { status: 413, zh: '文件太大，上限 {limit}', en: 'The file is too large, at most {limit}' },
  'file.missing': { status: 400, zh: '没有收到文件，请在“file”中上传', en: 'No file arrived; send it as "file"' },
  'file.empty': { status: 422, zh: '文件是空的', en: 'The file is empty' },
  'file.type-refused': {
    status: 422,
    zh: '不接受这种文件，请上传 PDF、图片、Office 文档、文本或 ZIP',
    en: 'Files of this kind are not kept; send a PDF, picture, office document, text or ZIP',
  },
  'file.gone': { status: 410, zh: '文件内容已不在服务器上', en: 'The content of the file is no longer on the server' },
  'job.unknown': { status: 404, zh: '没有这个作业', en: 'There is no such job' },
} as const satisfies ErrorTexts;

/** Texts for single fields; the Zod schemas name them by key, everything else comes from Zod's own locales. */
export const FIELD_TEXTS = {
  'field.required': { zh: '必填', en: 'Required' },
  'field.control-characters': { zh: '含有不可用的控制字符', en: 'Contains control characters that cannot be stored' },
  'field.money': {
    zh: '金额须为最多两位小数的非负数字符串，如 "1200.50"',
    en: 'Must be a decimal string with at most two decimals, such as "1200.50"',
  },
  'field.percentage': { zh: '须为 0 到 100 之间、最多两位小数', en: 'Must be between 0 and 100 with at most two decimals' },
  'field.date': { zh: '日期须为真实存在的 YYYY-MM-DD', en: 'Must be a real date written YYYY-MM-DD' },
  'field.instant': {
    zh: '时间须带时区，如 2026-11-21T09:30:00+08:00',
    en: 'Must be a time with its offset, such as 2026-11-21T09:30:00+08:00',
  },
  'field.unknown-reference': { zh: '该记录不存在，或您无权使用', en: 'No such record, or you may not use it' },
  'field.above-zero': { zh: '金额须大于 0，最多两位小数', en: 'Must be above 0 with at most two decimals' },
  'field.taken': { zh: '已被使用', en: 'Already taken' },
  'field.cycle': { zh: '会形成循环', en: 'Would go round in a circle' },
  'field.other-year': { zh: '不在计划的年份 {year} 内', en: 'Is not in the plan’s year {year}' },
  'field.out-of-range': { zh: '超出允许范围', en: 'Out of the allowed range' },
  'field.quantity': { zh: '数量须大于 0，最多三位小数', en: 'Must be above 0 with at most three decimals' },
  'field.series-pattern': {
    zh: '须恰有一个流水号，如 HT{YYYY}-{0000}，可用 {YYYY} {YY} {MM}',
    en: 'Needs exactly one running number, such as HT{YYYY}-{0000}; {YYYY}, {YY} and {MM} are known',
  },
  'field.series-period': {
    zh: '按年重新编号须含年份，按月须含年份和月份',
    en: 'A series that starts anew each year must say the year, each month also the month',
  },
  'field.twice': { zh: '有重复', en: 'Named twice' },
  'field.unknown-value': { zh: '没有这个选项', en: 'There is no such choice' },
  'field.unknown-key': { zh: '没有这个字段', en: 'There is no such field' },
  'field.date-order': { zh: '日期先后不对', en: 'The dates are in the wrong order' },
  'field.next-step-needed': { zh: '填了日期就要写明下一步', en: 'A date needs a next step' },
  'field.period': { zh: '期间须为 2026-W47（周）或 2026-11（月）', en: 'A period is written 2026-W47 (week) or 2026-11 (month)' },
} as const;
export type FieldText = keyof typeof FIELD_TEXTS;
