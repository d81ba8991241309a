import { fromCents } from '@keyline/model';
import { dateOf, dateOrNull, timestamp } from './days.js';
import type { Rng } from './random.js';
import { registrationNo } from './registration.js';
import type { Row } from './rows.js';
import type { Setting } from './setting.js';
import { composedSearchText, pinyinOf } from './spelling.js';
import { type Customer, type Person, standing, type Team } from './story.js';

const SOURCES = ['展会', '客户转介绍', '主动拜访', '官网咨询', '渠道推荐', '招标公告', '老客户新项目'];
const PROCEDURES = [
  '需求部门提报→信息部技术评审→采购部比价→分管副总审批→总经理签批',
  '50万以下分管副总审批，50万以上须公开招标并上总经理办公会',
  '集团统一框架招标，子公司按框架下单',
  '技术打分60%、商务打分40%，评委由生产、信息、采购、财务组成',
  '先试点后推广，试点验收通过才走正式采购',
  '采购部三家比价，财务审核预算，董事长终审',
];
const PLANS = [
  '每年10月报次年预算，3月下达',
  '二季度集中立项，三季度招标',
  '技改项目全年滚动立项',
  '年初预算已批，上半年完成招标',
  '本年度预算冻结，明年一季度再报',
];
const IT_PLANS = [
  '三年规划：MES全覆盖、数据中台、能碳管理',
  '已上SAP，明年补齐MES和WMS',
  'ERP升级中，制造端信息化排在其后',
  '正在做灯塔工厂申报，追溯与设备联网优先',
  '信息部只有3人，倾向交钥匙',
  '集团要求核心系统国产化替代',
];
/** So much more than it owes a customer of that grade may owe. */
const CREDIT_ROOM = { A: 3_000_000n, B: 1_500_000n, C: 800_000n, D: 400_000n } as const;
const LIMIT_STEP = 50_000_00n;
const GRADE_SCALE = { A: 60, B: 14, C: 3.5, D: 1 } as const;

/** Where the customer stands, from what happened: bought lately, bought once, being worked on, or only known. */
function lifecycleOf(customer: Customer, setting: Setting): string {
  const silent = setting.today - (customer.lastContactOn ?? customer.createdOn);
  const lastSigned = Math.max(0, ...customer.agreements.map((agreement) => agreement.signedOn ?? 0));
  if (lastSigned > setting.today - 400) return 'active';
  if (customer.deals.some((deal) => !['won', 'lost'].includes(standing(deal).stage))) return lastSigned ? 'active' : 'prospect';
  if (lastSigned) return silent > 60 || lastSigned < setting.today - 600 ? 'dormant' : 'active';
  if (!customer.owner && customer.tenures.length > 1) return silent > 300 ? 'lost' : 'dormant';
  return customer.deals.length > 0 ? 'prospect' : 'potential';
}

/** What a customer may owe, in cents: what it owes by now and room for more; whoever pays badly has little left. */
function creditLimitOf(customer: Customer, rating: string): bigint {
  const owed = customer.agreements
    .filter(({ signedOn, terminatedOn }) => signedOn !== null && terminatedOn === null)
    .flatMap(({ parts }) => parts)
    .reduce((sum, part) => sum + part.amount - part.received, 0n);
  const room = CREDIT_ROOM[customer.grade] * 100n;
  const wanted = rating === 'C' ? (owed * 9n) / 10n + room / 10n : (owed * 5n) / 4n + room;
  return (wanted / LIMIT_STEP + 1n) * LIMIT_STEP;
}

/** The row of a customer, with the facts that nothing else in the story depends on. */
export function accountRow(customer: Customer, setting: Setting, rng: Rng): Row<'account'> {
  const { grade, place, name } = customer;
  const scale = GRADE_SCALE[grade] * rng.between(0.5, 2.2);
  const known = grade !== 'D' || rng.chance(0.4);
  const created = timestamp(setting.clock.at(customer.createdOn, rng.int(540, 1_060)));
  const number = registrationNo(place.division, rng);
  const phone = `${place.areaCode}-${rng.int(5, 8)}${String(rng.int(0, 9_999_999)).padStart(7, '0')}`;
  const rating =
    customer.slackness > 0.75 ? 'C' : customer.slackness > 0.5 ? 'B' : rng.pick(['A', 'A', 'AA', grade === 'A' ? 'AAA' : 'A']);
  return {
    id: customer.id,
    name: customer.fullName,
    short_name: customer.shortName,
    registration_no: known ? number : null,
    grade,
    lifecycle: lifecycleOf(customer, setting),
    industry: customer.industry.name,
    region: customer.region.name,
    city: place.name,
    address: customer.address,
    website: grade < 'C' ? `https://www.${pinyinOf(name.mark)}.example.com` : null,
    phone,
    parent_id: customer.parentId,
    owner_id: customer.owner?.id ?? null,
    annual_revenue: known ? fromCents(BigInt(Math.round(scale * 50)) * 100_000_000n) : null,
    employee_count: known ? Math.round(scale * 42) + 18 : null,
    annual_budget: known ? fromCents(BigInt(Math.round(scale * 8)) * 10_000_000n) : null,
    procurement_plan: known ? rng.pick(PLANS) : null,
    decision_procedure: grade < 'D' ? rng.pick(PROCEDURES) : null,
    it_plan: grade < 'C' || rng.chance(0.3) ? rng.pick(IT_PLANS) : null,
    source: rng.pick(SOURCES),
    credit_rating: known ? rating : null,
    credit_limit: known ? fromCents(creditLimitOf(customer, rating)) : null,
    payment_term_days: customer.termDays,
    last_contact_on: dateOrNull(customer.lastContactOn),
    search_text: composedSearchText(name.pieces, name.shortPieces, known ? [number] : null, [phone]),
    created_on: dateOf(customer.createdOn),
    created_at: created,
    updated_at: created,
  };
}

/** Who owned the customer from when to when. */
export function assignmentRows(customer: Customer, setting: Setting, team: Team, rng: Rng): Row<'account_assignment'>[] {
  return customer.tenures.map((tenure) => ({
    id: setting.id(tenure.from, 545, rng),
    account_id: customer.id,
    person_id: tenure.person?.id ?? null,
    from_at: timestamp(setting.clock.at(tenure.from, 545)),
    until_at: tenure.until === null ? null : timestamp(setting.clock.at(tenure.until, 545)),
    reason: tenure.reason,
    assigned_by: team.supervisor.id,
  }));
}

/** Key accounts are shared with the engineers and colleagues who work on them, some of them for a time only. */
export function shareRows(
  customer: Customer,
  setting: Setting,
  team: Team,
  presales: readonly Person[],
  rng: Rng,
): Row<'account_share'>[] {
  if (!customer.owner) return [];
  const rows: Row<'account_share'>[] = [];
  const share = (person: Person, reason: string, days: number | null): void => {
    const since = Math.max(customer.createdOn, setting.today - rng.int(10, 300));
    rows.push({
      account_id: customer.id,
      person_id: person.id,
      until: days === null ? 'infinity' : timestamp(setting.clock.at(setting.today + days, 0)),
      reason,
      granted_by: customer.owner?.id ?? null,
      created_at: timestamp(setting.clock.at(since, 600)),
    });
  };
  if (customer.deals.some((deal) => ['proposal', 'tender'].includes(standing(deal).stage)) && rng.chance(0.7))
    share(rng.pick(presales), '方案与投标技术支持', rng.int(20, 90));
  const colleague = rng.pick(team.reps);
  if (customer.grade === 'A' && colleague !== customer.owner && rng.chance(0.4)) share(colleague, '集团项目协同', null);
  return rows;
}
