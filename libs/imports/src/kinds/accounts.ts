import { CREDIT_RATINGS, GRADES } from '@keyline/model';
import type { ImportDefinition, ValuesOf } from '../import-kind.js';
import { amount, choice, field, text, wholeNumber } from '../values.js';
import { linkParents, storedParents, writeAccounts } from './accounts.queries.js';

/** Words that real files misspell; the right one is what people filter by. */
const SPELLING: Readonly<Record<string, string>> = { technolgy: 'technology', philipines: 'Philippines' };
const spelled =
  (max: number) =>
  (value: string): string =>
    SPELLING[value.toLowerCase()] ?? text(max)(value);
const self = <Value extends string>(values: readonly Value[]) =>
  Object.fromEntries(values.map((value) => [value, []])) as unknown as Record<Value, string[]>;

export const ACCOUNT_FIELDS = {
  name: field(['客户名称', 'Account'], text(200), {
    required: true,
    aliases: [
      'account',
      'account name',
      'company',
      'company name',
      'customer',
      'customer name',
      '公司全称',
      '公司名称',
      '企业名称',
      '单位名称',
      '客户',
      '名称',
    ],
  }),
  externalRef: field(['客户编号', 'Customer no.'], text(100), {
    aliases: ['account id', 'customer id', 'customer number', '客户编码', '客户代码', '编号', 'A股代码', '股票代码'],
  }),
  shortName: field(['简称', 'Short name'], text(100), { aliases: ['A股简称', '股票简称', '客户简称'] }),
  registrationNo: field(['统一社会信用代码', 'Registration no.'], text(40), {
    aliases: ['registration number', '信用代码', '税号', '工商注册号'],
  }),
  grade: field(['客户等级', 'Grade'], choice({ ...self(GRADES), A: ['A级'], B: ['B级'], C: ['C级'], D: ['D级'] }), {
    aliases: ['等级', '级别', 'rating'],
  }),
  lifecycle: field(
    ['客户阶段', 'Lifecycle'],
    choice({ potential: ['潜在'], prospect: ['意向'], active: ['成交'], dormant: ['休眠'], lost: ['流失'] }),
    { aliases: ['阶段', 'status', '客户状态'] },
  ),
  industry: field(['行业', 'Industry'], spelled(100), { aliases: ['sector', '所属行业'] }),
  region: field(['地区', 'Region'], spelled(100), { aliases: ['office location', 'country', '区域', '国家'] }),
  city: field(['城市', 'City'], text(100), { aliases: ['市'] }),
  address: field(['地址', 'Address'], text(300), { aliases: ['注册地址', '公司地址', '办公地址'] }),
  website: field(['网址', 'Website'], text(300), { aliases: ['公司网址', '官网', 'web site', 'url'] }),
  phone: field(['电话', 'Phone'], text(50), { aliases: ['公司电话', '联系电话', 'telephone'] }),
  parent: field(['上级公司', 'Parent company'], text(200), {
    aliases: ['subsidiary of', 'parent', '母公司', '所属集团', '集团'],
  }),
  owner: field(['负责人', 'Owner'], text(100), {
    aliases: ['account owner', 'account manager', '销售负责人', '客户经理', '所有者'],
  }),
  annualRevenue: field(['年营业额', 'Annual revenue'], amount(), { aliases: ['营业额', '年营业收入', '年收入'] }),
  annualRevenueTenThousands: field(['年营业额（万元）', 'Annual revenue (ten thousands)'], amount(10_000), {
    aliases: ['营业额（万元）'],
  }),
  annualRevenueMillions: field(['年营业额（百万）', 'Annual revenue (millions)'], amount(1_000_000), {
    aliases: ['revenue', 'revenue (millions)'],
  }),
  employeeCount: field(['员工人数', 'Employees'], wholeNumber(0, 10_000_000), {
    aliases: ['employee count', 'number of employees', '人数'],
  }),
  annualBudget: field(['年度预算', 'Annual budget'], amount(), { aliases: ['预算'] }),
  source: field(['来源', 'Source'], text(100), { aliases: ['客户来源', 'lead source'] }),
  creditRating: field(['资信等级', 'Credit rating'], choice(self(CREDIT_RATINGS))),
  creditLimit: field(['信用额度', 'Credit limit'], amount()),
  paymentTermDays: field(['账期', 'Payment term'], wholeNumber(0, 720), { aliases: ['账期（天）', 'payment term days'] }),
};
export type AccountValues = ValuesOf<typeof ACCOUNT_FIELDS>;

/** An account is recognised by its customer number, else by its registration number, else by its name without case and spaces. */
export const ACCOUNTS_IMPORT: ImportDefinition<typeof ACCOUNT_FIELDS> = {
  kind: 'accounts',
  zh: '客户',
  en: 'Accounts',
  permission: 'account:create',
  fields: ACCOUNT_FIELDS,
  keysOf: ({ externalRef, registrationNo }) => [
    ...(externalRef ? [`no ${externalRef}`] : []),
    ...(registrationNo ? [`registration ${registrationNo}`] : []),
  ],
  pointer: ({ name, externalRef, registrationNo, parent }) =>
    name ? { name, also: externalRef ?? registrationNo, to: parent } : null,
  storedPointers: storedParents,
  write: writeAccounts,
  link: linkParents,
};
