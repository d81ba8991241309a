import { defaultForecastCategory, fromCents, STAGE_PROBABILITY } from '@keyline/model';
import { PRODUCTS } from './catalogue.js';
import { dateOf, dateOrNull, timestamp } from './days.js';
import type { Rng } from './random.js';
import type { Row } from './rows.js';
import type { Setting } from './setting.js';
import { composedSearchText } from './spelling.js';
import { type Deal, ownerOn, standing } from './story.js';

const SCHEDULES = [
  '本季度内立项，下季度招标',
  '年底前完成采购，明年一季度上线',
  '预算已批，方案定了就走流程',
  '分两期，先试点一个车间',
  '跟随新厂房进度，设备进场前到位',
  '集团统一招标，时间待通知',
];
const PROCEDURES = [
  '信息部推荐，分管副总拍板',
  '技术标60%、商务标40%，综合评分',
  '采购部三家比价后报总经理',
  '集团数字化办公室批准后子公司签约',
  '试点车间验收后由生产副总签字',
];
const SOURCES = ['老客户新项目', '主动拜访', '招标公告', '展会', '渠道推荐', '客户转介绍'];
const LOST_NOTES: Readonly<Record<string, readonly string[]>> = {
  price: ['对手低我们15%左右，客户按低价中标', '最终报价超客户预算，砍不下来'],
  product: ['批次追溯深度达不到客户要求', '缺少行业插件，客户担心二开周期'],
  relationship: ['对方高层与竞争对手有长期合作', '关键决策人换人，前期关系作废'],
  timing: ['客户新厂延期，项目搁置到明年', '客户要求两个月上线，我们排不出实施'],
  no_budget: ['集团压缩投资，预算被砍', '全年预算冻结，项目取消'],
  competitor: ['对手承诺免费试点三个月，先入为主', '对手与设备商捆绑报价'],
  other: ['客户决定自研', '客户内部重组，项目无人负责'],
};
const WON_NOTES = [
  '方案贴合现场，售前演示得分第一',
  '老客户口碑，价格不是最低',
  '高层互访后定下',
  '付款方式让步换来单价',
  '竞争对手POC失败',
];

/** The row of a deal as it stands today. */
export function opportunityRow(deal: Deal, setting: Setting, rng: Rng): Row<'opportunity'> {
  const opened = deal.moves[0] ?? standing(deal);
  const last = standing(deal);
  const { stage } = last;
  const closed = stage === 'won' || stage === 'lost';
  const passed = deal.moves.length;
  const amount = fromCents(last.amount);
  const budget = (last.amount * BigInt(rng.int(90, 130))) / 100n;
  const wobble = closed ? 0 : rng.pick([0, 0, 0, -5, 5, -10]);
  const best = stage === 'proposal' && rng.chance(0.3) ? 'best' : stage === 'tender' && rng.chance(0.3) ? 'commit' : null;
  return {
    id: deal.id,
    account_id: deal.customer.id,
    owner_id: deal.owner.id,
    product_id: productId(deal.productIndex, setting),
    name: deal.pieces.join(''),
    amount,
    stage,
    probability: Math.max(0, STAGE_PROBABILITY[stage] + wobble),
    forecast_category: best ?? (!closed && rng.chance(0.04) ? 'omitted' : defaultForecastCategory(stage)),
    expected_close_on: dateOf(deal.expectedCloseOn),
    budget: passed > 2 ? fromCents((budget / 1_000_000n) * 1_000_000n || budget) : null,
    purchase_schedule: passed > 2 || rng.chance(0.3) ? rng.pick(SCHEDULES) : null,
    decision_procedure: passed > 3 || rng.chance(0.25) ? rng.pick(PROCEDURES) : null,
    source: rng.pick(SOURCES),
    next_step: deal.nextStep?.text ?? null,
    next_step_on: dateOrNull(deal.nextStep?.on ?? null),
    opened_on: dateOf(opened.on),
    stage_entered_on: dateOf(last.on),
    closed_on: closed ? dateOf(last.on) : null,
    won_amount: stage === 'won' ? amount : null,
    lost_reason: deal.lostReason,
    lost_to: deal.lostTo,
    close_note: deal.lostReason
      ? rng.pick(LOST_NOTES[deal.lostReason] ?? ['客户未说明原因'])
      : stage === 'won'
        ? rng.pick(WON_NOTES)
        : null,
    search_text: composedSearchText(deal.pieces),
    created_at: timestamp(setting.clock.at(opened.on, opened.minute)),
    updated_at: timestamp(setting.clock.at(last.on, last.minute)),
  };
}

/** Every move of the deal from its first day. */
export function stageChangeRows(deal: Deal, setting: Setting, rng: Rng): Row<'opportunity_stage_change'>[] {
  return deal.moves.map((move, index) => {
    const owner = ownerOn(deal.customer, move.on) ?? deal.owner;
    return {
      id: setting.id(move.on, move.minute, rng),
      opportunity_id: deal.id,
      from_stage: deal.moves[index - 1]?.stage ?? null,
      to_stage: move.stage,
      amount: fromCents(move.amount),
      changed_on: dateOf(move.on),
      at: timestamp(setting.clock.at(move.on, move.minute)),
      changed_by: owner.id,
      owner_id: owner.id,
    };
  });
}

const ids = new WeakMap<Setting, readonly string[]>();

/** The id of the product at that place of the price list. */
export function productId(index: number, setting: Setting): string {
  let known = ids.get(setting);
  if (!known) {
    const rng = setting.chance('products');
    ids.set(setting, (known = PRODUCTS.map((_, place) => setting.id(setting.start - 900, 600 + place, rng))));
  }
  const id = known[index];
  if (!id) throw new RangeError(`no product ${index}`);
  return id;
}
