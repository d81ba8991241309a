import { FORECAST_CATEGORIES, LOST_REASONS } from '@keyline/model';
import type { ImportDefinition, ValuesOf } from '../import-kind.js';
import { amount, choice, day, field, text, wholeNumber } from '../values.js';
import { writeOpportunities } from './opportunities.queries.js';

const self = <Value extends string>(values: readonly Value[]) =>
  Object.fromEntries(values.map((value) => [value, []])) as unknown as Record<Value, string[]>;

/** Words of other systems for our stages. Prospecting is first contact; a customer who is being engaged is telling what they need. */
const stage = choice({
  contact: ['初步接触', '接触', '线索', 'prospecting', 'qualification', 'new'],
  needs: ['需求确认', '需求', 'engaging', 'needs analysis', 'discovery'],
  proposal: ['方案报价', '方案', '报价', 'value proposition', 'quote', 'proposal/price quote'],
  tender: ['招投标', '谈判', '招投标/谈判', 'negotiation', 'negotiation/review'],
  closing: ['合同签订', '签约', 'contracting'],
  won: ['赢单', '成交', '已成交', 'closed won'],
  lost: ['输单', '丢单', '失单', 'closed lost'],
});

export const OPPORTUNITY_FIELDS = {
  externalRef: field(['商机编号', 'Opportunity no.'], text(100), {
    required: true,
    aliases: ['opportunity id', 'deal id', 'id', '编号', '商机ID'],
  }),
  name: field(['商机名称', 'Opportunity'], text(200), { aliases: ['opportunity name', 'deal', 'deal name', '名称', '项目名称'] }),
  owner: field(['负责人', 'Owner'], text(100), {
    required: true,
    aliases: ['sales agent', 'agent', 'sales rep', 'opportunity owner', '销售', '销售代表', '所有者'],
  }),
  account: field(['客户', 'Account'], text(200), { aliases: ['account name', 'company', 'customer', '客户名称', '公司'] }),
  product: field(['产品', 'Product'], text(200), { aliases: ['product name', '产品名称', '产品编码'] }),
  stage: field(['阶段', 'Stage'], stage, {
    aliases: ['deal stage', 'opportunity stage', '商机阶段', '销售阶段', 'status', '状态'],
  }),
  amount: field(['金额', 'Amount'], amount(), { aliases: ['deal amount', '预计金额', '商机金额', 'value'] }),
  wonAmount: field(['成交金额', 'Won amount'], amount(), { aliases: ['close value', '签约金额'] }),
  openedOn: field(['开始日期', 'Opened on'], day, {
    aliases: ['engage date', 'open date', 'created date', '创建日期', '建立日期'],
  }),
  closedOn: field(['关闭日期', 'Closed on'], day, { aliases: ['close date', 'closed date', '成交日期', '结束日期'] }),
  expectedCloseOn: field(['预计成交日期', 'Expected close'], day, { aliases: ['expected close date', '预计签约日期'] }),
  probability: field(['赢率', 'Probability'], (value) => wholeNumber(0, 100)(value.replace(/[%％]$/, '')), {
    aliases: ['可能性', 'win rate'],
  }),
  forecastCategory: field(['预测类别', 'Forecast category'], choice(self(FORECAST_CATEGORIES)), { aliases: ['forecast'] }),
  lostReason: field(
    ['输单原因', 'Lost reason'],
    choice({
      ...self(LOST_REASONS),
      price: ['价格'],
      product: ['产品'],
      relationship: ['关系'],
      timing: ['时机'],
      no_budget: ['无预算'],
      competitor: ['竞争对手'],
      other: ['其他'],
    }),
    { aliases: ['loss reason', '丢单原因'] },
  ),
  lostTo: field(['输给', 'Lost to'], text(200), { aliases: ['竞争对手', 'competitor'] }),
  source: field(['来源', 'Source'], text(100), { aliases: ['lead source'] }),
};
export type OpportunityValues = ValuesOf<typeof OPPORTUNITY_FIELDS>;

/**
 * A deal is recognised by its number. Without an account column, or with an empty cell, it has none. Amount: as given, else the won
 * amount, else the list price of the product. A lost deal without a reason is lost for another one. What is closed stays closed.
 */
export const OPPORTUNITIES_IMPORT: ImportDefinition<typeof OPPORTUNITY_FIELDS> = {
  kind: 'opportunities',
  zh: '商机',
  en: 'Opportunities',
  permission: 'opportunity:read',
  fields: OPPORTUNITY_FIELDS,
  keysOf: ({ externalRef }) => [externalRef ?? ''],
  write: writeOpportunities,
};
