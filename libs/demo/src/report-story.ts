import { Rng } from './random.js';

/** What a report of the past is about: who owed it, by when, and the figures that the records give. */
export interface ReportDuty {
  readonly personId: string;
  readonly reviewerId: string | null;
  readonly kind: 'daily' | 'weekly' | 'monthly';
  readonly period: string;
  readonly dueAt: Date;
  readonly facts: readonly { readonly measure: string; readonly value: string | null }[];
}

/** How it went: null was never opened; without `submittedAt` it is a draft to this day. */
export interface ReportStory {
  readonly summary?: string;
  readonly problems?: string;
  readonly helpNeeded?: string;
  readonly submittedAt?: Date;
  readonly returned?: { readonly firstSubmittedAt: Date; readonly at: Date; readonly comment: string };
  readonly acceptedAt?: Date;
  readonly acceptComment?: string | null;
}

const HOUR_MS = 3_600_000;
const PROBLEMS = [
  '客户技改预算批复延后，两个项目的节奏要往后推。',
  '竞争对手报价明显低于我方，客户在比价。',
  '验收资料还差客户签字，回款受影响。',
  '售前排期紧张，方案交流推迟了几天。',
  '关键决策人出差，拜访改到下周。',
  '客户内部组织调整，对接人换了，需要重新建立关系。',
  '暂无突出问题。',
];
const HELP = [
  '请售前安排一次现场方案交流。',
  '希望总监出面拜访客户分管副总。',
  '请财务协助提供对账函。',
  '特价申请请尽快审批。',
  '',
  '',
  '',
];
const RETURNS = [
  '逾期回款的原因和下一步没有写清楚，请补充。',
  '下周计划太笼统，请写到客户和日期。',
  '重点商机停了两周，请说明卡点。',
];
const PRAISE = ['继续保持。', '重点跟住招投标的项目。', '回款抓得不错。', null, null, null];

const amountOf = (duty: ReportDuty, measure: string) => Number(duty.facts.find((fact) => fact.measure === measure)?.value ?? 0);
const wan = (yuan: number) => `${(yuan / 10_000).toFixed(1)} 万`;

function summaryOf(duty: ReportDuty, rng: Rng): string {
  const [visits, calls, won, advanced, received, overdue] = [
    'visits_done',
    'calls',
    'opportunities_won',
    'opportunities_advanced',
    'payments_received',
    'overdue_amount',
  ].map((measure) => amountOf(duty, measure));
  const when = duty.kind === 'weekly' ? '本周' : '本月';
  return [
    `${when}完成拜访 ${visits ?? 0} 次，其中电话 ${calls ?? 0} 次，${rng.pick(['重点在老客户的二期需求', '以推进在手商机为主', '主要精力放在回款和验收', '新老客户兼顾'])}。`,
    (won ?? 0) > 0
      ? `赢单 ${won ?? 0} 个，合同条款已与客户确认。`
      : (advanced ?? 0) > 0
        ? `${advanced ?? 0} 个商机向前推进了一个阶段，暂无赢单。`
        : rng.pick(['在手商机没有新的进展，下一步集中突破重点客户。', '暂无赢单，在手商机仍在原阶段。']),
    (received ?? 0) > 0 ? `回款 ${wan(received ?? 0)}元。` : '',
    (overdue ?? 0) > 0 ? `逾期 ${wan(overdue ?? 0)}元，已与客户财务约定付款安排。` : '名下无逾期。',
  ].join('');
}

/**
 * How a report of the demo company's past went, as of `now`: most were on time and accepted, some late, returned once, or missing; of the
 * latest some still wait for review, and what is not yet due is partly unwritten.
 */
export function reportStory(duty: ReportDuty, now: Date): ReportStory | null {
  const rng = new Rng(`report/${duty.personId}/${duty.kind}/${duty.period}`);
  const chance = rng.next();
  const words = { summary: summaryOf(duty, rng), problems: rng.pick(PROBLEMS), helpNeeded: rng.pick(HELP) };
  const untilDueHours = (duty.dueAt.getTime() - now.getTime()) / HOUR_MS;
  if (untilDueHours > 0)
    return chance < 0.35 ? { ...words, submittedAt: new Date(now.getTime() - rng.between(0.2, 3) * HOUR_MS) } : {};
  if (chance < 0.04) return {};
  const late = chance < 0.11;
  const submittedAt = new Date(duty.dueAt.getTime() + (late ? rng.between(2, 30) : -rng.between(0.3, 9)) * HOUR_MS);
  if (submittedAt > now) return words;
  const acceptedAt = new Date(submittedAt.getTime() + rng.between(3, 40) * HOUR_MS);
  const recent = now.getTime() - duty.dueAt.getTime() < 7 * 24 * HOUR_MS;
  if (acceptedAt > now || !duty.reviewerId || (recent && rng.next() < 0.4)) return { ...words, submittedAt };
  if (rng.next() < 0.08) {
    const at = new Date(submittedAt.getTime() + 2 * HOUR_MS);
    const again = new Date(at.getTime() + 3 * HOUR_MS);
    const accepted = new Date(Math.max(acceptedAt.getTime(), again.getTime() + HOUR_MS));
    return {
      ...words,
      submittedAt: again,
      returned: { firstSubmittedAt: submittedAt, at, comment: rng.pick(RETURNS) },
      ...(accepted < now && { acceptedAt: accepted }),
    };
  }
  return { ...words, submittedAt, acceptedAt, acceptComment: rng.pick(PRAISE) };
}
