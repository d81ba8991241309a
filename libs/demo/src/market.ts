import { PRODUCTS, RIVALS } from './catalogue.js';
import { dateOf, type Day, timestamp, workdayFrom } from './days.js';
import { COMPLAINTS, MARKET_NEWS } from './phrases.js';
import type { Rng } from './random.js';
import type { Row } from './rows.js';
import type { Setting } from './setting.js';
import { composedSearchText } from './spelling.js';
import { type Call, type Customer, type Deal, ownerOn, type Person } from './story.js';
import type { Matter } from './visit-rows.js';

/** The id of the competitor at that place of the list. */
export function rivalIds(setting: Setting): string[] {
  const rng = setting.chance('rivals');
  return RIVALS.map((_, index) => setting.id(setting.start - 800, 600 + index, rng));
}

/** The competitors' files. */
export function competitorRows(setting: Setting, ids: readonly string[]): Row<'competitor'>[] {
  const created = timestamp(setting.clock.at(setting.start - 800, 600));
  return RIVALS.map((rival, index) => ({
    id: ids[index] ?? '',
    name: rival.name,
    products: rival.products,
    strengths: rival.strengths,
    weaknesses: rival.weaknesses,
    website: null,
    search_text: composedSearchText([rival.name], [rival.nick]),
    created_at: created,
    updated_at: created,
  }));
}

/** Who else is after the deal. */
export function dealRivalRows(deal: Deal, ids: readonly string[], rng: Rng): Row<'opportunity_competitor'>[] {
  return deal.rivals.map(({ index, stance }) => ({
    opportunity_id: deal.id,
    competitor_id: ids[index] ?? '',
    stance,
    note: rng.chance(0.5)
      ? rng.pick(['报价低于我方', '客户高层有旧交', '产品演示效果好', '本地没有服务团队', '案例行业不匹配', '正在做POC'])
      : null,
  }));
}

/** News that somebody brought home from a call; seldom, and mostly where a deal is running. */
export function marketNote(
  call: Call,
  matter: Matter,
  ids: readonly string[],
  setting: Setting,
  rng: Rng,
): Row<'market_note'> | null {
  if (!rng.chance(matter.deal ? 0.016 : 0.004)) return null;
  const kind = rng.weighted(
    ['price', 'product', 'move', 'other'] as const,
    (k) => ({ price: 4, product: 3, move: 3, other: 2 })[k],
  );
  const index = matter.deal?.rivals[0]?.index ?? rng.int(0, RIVALS.length - 1);
  const text = rng
    .pick<string>(MARKET_NEWS[kind])
    .replaceAll('{r}', RIVALS[index]?.nick ?? '')
    .replaceAll('{p}', PRODUCTS[matter.deal?.productIndex ?? rng.int(0, 8)]?.nick ?? '产品');
  const booked = timestamp(call.bookedAt);
  return {
    id: setting.id(call.day, call.minute + 30, rng),
    competitor_id: kind === 'other' ? null : (ids[index] ?? null),
    account_id: call.customer.id,
    opportunity_id: matter.deal?.id ?? null,
    visit_id: call.id,
    author_id: call.person.id,
    kind,
    content: text,
    seen_on: dateOf(call.day),
    created_at: booked,
    updated_at: booked,
  };
}

/** Complaints come from customers who use something: most answered in time, some late, some still open. */
export function complaintRows(customer: Customer, handlers: readonly Person[], setting: Setting, rng: Rng): Row<'complaint'>[] {
  const signedOn = customer.agreements.flatMap((agreement) => agreement.signedOn ?? []).sort((a, b) => a - b)[0];
  if (signedOn === undefined || signedOn > setting.today - 25) return [];
  const rows: Row<'complaint'>[] = [];
  for (let i = rng.round(0.5); i > 0; i--) {
    // A quarter is of the last weeks, so that there is always something to see to.
    const reportedOn: Day = workdayFrom(
      rng.chance(0.25) ? rng.int(setting.today - 18, setting.today - 1) : rng.int(signedOn + 20, setting.today - 2),
    );
    if (reportedOn > setting.today) continue;
    const reporter = ownerOn(customer, reportedOn) ?? customer.owner;
    if (!reporter) continue;
    const about = rng.pick(COMPLAINTS);
    const dueOn = workdayFrom(reportedOn + { low: 10, medium: 5, high: 2 }[about.severity]);
    const answered = workdayFrom(reportedOn + rng.int(1, 9));
    const done = answered <= setting.today && rng.chance(0.96);
    const handler = rng.pick(handlers);
    const taken = done || rng.chance(0.6);
    const judged = done && rng.chance(0.75);
    rows.push({
      id: setting.id(reportedOn, rng.int(560, 1_050), rng),
      account_id: customer.id,
      contact_id: customer.contacts.find((contact) => contact.since <= reportedOn)?.id ?? null,
      reported_by: reporter.id,
      handler_id: taken ? handler.id : null,
      subject: about.subject,
      description: about.description,
      severity: about.severity,
      state: judged ? 'closed' : done ? 'answered' : taken ? 'in_progress' : 'open',
      reported_on: dateOf(reportedOn),
      due_on: dateOf(dueOn),
      answered_on: done ? dateOf(answered) : null,
      answer: done ? about.answer : null,
      satisfaction: judged ? rng.weighted([5, 4, 3, 2], (s) => s * s) : null,
      created_at: timestamp(setting.clock.at(reportedOn, 640)),
      updated_at: timestamp(setting.clock.at(done ? answered : reportedOn, 1_020)),
    });
  }
  return rows;
}
