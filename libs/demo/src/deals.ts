import { LOST_REASONS, type OpenStage, type Stage } from '@keyline/model';
import { isFeatured } from './accounts.js';
import { PRODUCTS, RIVALS } from './catalogue.js';
import { type Day, workdayFrom, workdayUpTo } from './days.js';
import type { Rng } from './random.js';
import type { Setting } from './setting.js';
import { type Customer, type Deal, type Move, ownerOn, standing } from './story.js';

/** Deals in two years by the customer's grade, and the size of one in yuan (median). */
const DEALS = { A: 5.6, B: 3.1, C: 1.6, D: 0.7 } as const;
const MEDIAN = { A: 1_350_000, B: 520_000, C: 190_000, D: 70_000 } as const;
/** Days in a stage, and how many deals are lost in it: about 28 in 100 come through. */
const COURSE: readonly { readonly stage: OpenStage; readonly days: readonly [number, number]; readonly lost: number }[] = [
  { stage: 'contact', days: [6, 30], lost: 0.18 },
  { stage: 'needs', days: [14, 45], lost: 0.23 },
  { stage: 'proposal', days: [14, 50], lost: 0.29 },
  { stage: 'tender', days: [15, 45], lost: 0.31 },
  { stage: 'closing', days: [6, 24], lost: 0.06 },
];
const LEAD_DAYS = 150;
const SCOPES = ['一期', '二期', '项目', '升级改造', '试点', '扩建项目', '新厂区项目', '国产化替换'];
const NEXT: Readonly<Record<OpenStage, readonly string[]>> = {
  contact: ['约信息部做需求初访', '发送公司资料和同行案例', '邀请参观样板客户'],
  needs: ['组织车间调研两天', '确认预算来源和采购方式', '整理需求清单请客户签认'],
  proposal: ['售前完成方案V2并讲解', '报价过会，争取分管副总支持', '安排POC演示环境'],
  tender: ['跟进开标时间，准备投标保证金', '澄清答疑，核对偏离表', '商务谈判第二轮'],
  closing: ['催法务审完补充条款', '约定签约日期并走用印', '确认预付款比例和开票信息'],
};

/** Rounds to what people write in a forecast: full ten thousands, small deals full thousands. */
function roundAmount(yuan: number): bigint {
  const step = yuan >= 200_000 ? 10_000 : 1_000;
  return BigInt(Math.max(step, Math.round(yuan / step) * step)) * 100n;
}

/** What comes out of a negotiation is seldom round. */
export function negotiated(amount: bigint, rng: Rng): bigint {
  const agreed = (amount * BigInt(Math.round(rng.between(0.88, 1.04) * 10_000))) / 10_000n;
  if (rng.chance(0.3)) return agreed;
  return (agreed / 100_000n) * 100_000n || agreed;
}

/** All deals with one customer in the two years, told up to today. */
export function makeDeals(customer: Customer, setting: Setting, rng: Rng): Deal[] {
  if (!customer.owner && customer.tenures.length < 2) return [];
  // Deals that are won in the first weeks of the two years were opened before.
  const from = Math.max(setting.start - LEAD_DAYS, customer.createdOn + 2);
  // Deals of a new customer fall into a shorter time, yet there are a few more of them: that is why the customer was won.
  const share = Math.min(1 + LEAD_DAYS / 730, ((setting.today - from) / 730) * 1.15);
  const count = rng.round(DEALS[customer.grade] * setting.size.dealFactor * share * (customer.owner ? 1 : 0.5));
  const deals: Deal[] = [];
  for (let i = 0; i < count; i++) {
    const deal = makeDeal(customer, setting, rng, from);
    // Nothing was going on any more when a customer went back to the pool.
    if (deal && (customer.owner || (!isOpen(deal) && ownerOn(customer, standing(deal).on)))) deals.push(deal);
  }
  return deals;
}

function makeDeal(customer: Customer, setting: Setting, rng: Rng, from: Day): Deal | null {
  const openedOn = workdayUpTo(rng.int(from, Math.max(from, setting.today - 1)));
  const starter = ownerOn(customer, openedOn);
  if (!starter || openedOn < customer.createdOn) return null;
  const skill = 0.85 + (starter.energy - 0.8) * 0.75;
  const estimate = MEDIAN[customer.grade] * Math.exp(rng.between(-0.85, 0.85)) * rng.between(0.8, 1.25);
  const moves: Move[] = [];
  const move = (stage: Stage, on: Day, amount: bigint): void =>
    void moves.push({ stage, on, minute: rng.int(545, 1_075), amount });
  let amount = roundAmount(estimate);
  let day = openedOn;
  const skipsTender = customer.grade > 'B' && rng.chance(0.5);
  const stalls = !isFeatured(starter) && rng.chance(0.09) ? rng.int(0, 3) : -1;
  const pace = rng.between(0.75, 1.35) * (customer.grade === 'A' ? 1.2 : 1);
  for (const [index, step] of COURSE.entries()) {
    if (step.stage === 'tender' && skipsTender) continue;
    move(step.stage, day, amount);
    const stay = index === stalls ? rng.int(110, 260) : Math.round(rng.int(step.days[0], step.days[1]) * pace);
    const lost = rng.chance(step.lost / skill);
    day = workdayFrom(Math.max(day + 1, day + (lost ? Math.round(stay * rng.between(0.4, 1.3)) : stay)));
    if (day > setting.today) break;
    if (lost) {
      move('lost', day, amount);
      break;
    }
    if (rng.chance(0.45)) amount = roundAmount((Number(amount) / 100) * rng.between(0.82, 1.22));
    if (step.stage === 'closing') move('won', day, negotiated(amount, rng));
  }
  return dealOf(customer, setting, rng, moves, productFor(customer, rng));
}

/** What a customer of that trade buys: a forwarder has a warehouse but no production line. */
function productFor(customer: Customer, rng: Rng): number {
  const plain = customer.industry.name === '仓储物流';
  return rng.weighted([...PRODUCTS.keys()], (index) => {
    const series = PRODUCTS[index]?.series;
    if (series === '服务' || (plain && (series === '生产管理' || series === '硬件'))) return 0;
    return index === 0 || (plain && series === '仓储物流') ? 3 : 1.2;
  });
}

/** A deal with these moves; who owned it, when it should close, who else is after it follow from them. */
export function dealOf(
  customer: Customer,
  setting: Setting,
  rng: Rng,
  moves: readonly Move[],
  productIndex: number,
  scope = rng.pick(SCOPES),
): Deal {
  const opened = moves[0] as Move;
  const last = moves[moves.length - 1] as Move;
  const closed = last.stage === 'won' || last.stage === 'lost';
  // What is still open goes to the new owner with the customer; what was closed stays with the one who closed it.
  const owner = ownerOn(customer, last.on) ?? ownerOn(customer, opened.on);
  const stillOpenOwner = closed ? owner : (customer.owner ?? owner);
  if (!stillOpenOwner) throw new Error(`nobody answers for ${customer.fullName}`);
  const rivalCount = moves.length < 3 ? rng.round(0.3) : rng.int(0, 2);
  const rivals = rng
    .shuffle([...RIVALS.keys()])
    .slice(0, rivalCount)
    .map((index) => ({ index, stance: rng.pick(['ahead', 'level', 'behind', 'level', 'unknown'] as const) }));
  const reason =
    last.stage === 'lost'
      ? rng.weighted(
          LOST_REASONS,
          (r) => ({ price: 5, competitor: 4, no_budget: 3, timing: 3, product: 2, relationship: 1.5, other: 0.5 })[r],
        )
      : null;
  const toRival = reason === 'price' || reason === 'competitor' || reason === 'relationship';
  const winner = toRival ? RIVALS[rivals[0]?.index ?? rng.int(0, RIVALS.length - 1)] : undefined;
  const remaining = COURSE.slice(COURSE.findIndex(({ stage }) => stage === last.stage)).reduce(
    (sum, { days }) => sum + days[1] * 0.75,
    0,
  );
  const expected = closed ? last.on + rng.int(-12, 6) : last.on + Math.round(remaining) + rng.int(-15, 20);
  const nextOn = workdayFrom(setting.today + rng.int(-6, 14));
  return {
    id: setting.id(opened.on, opened.minute, rng),
    customer,
    owner: stillOpenOwner,
    productIndex,
    pieces: [...customer.name.shortPieces, PRODUCTS[productIndex]?.nick ?? '软件', scope],
    moves,
    expectedCloseOn: workdayFrom(Math.max(opened.on + 5, expected)),
    rivals,
    lostReason: reason,
    lostTo: winner?.name ?? null,
    nextStep: closed || rng.chance(0.18) ? null : { text: rng.pick(NEXT[last.stage as OpenStage]), on: nextOn },
  };
}

/** Is the deal neither won nor lost? */
export function isOpen(deal: Deal): boolean {
  const { stage } = standing(deal);
  return stage !== 'won' && stage !== 'lost';
}
