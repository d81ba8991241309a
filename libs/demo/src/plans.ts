import type { VisitKind } from '@keyline/model';
import { dateOf, type Day, isWorkday, mondayOf, timestamp, workdayFrom, workdayUpTo } from './days.js';
import { CANCEL_REASONS } from './phrases.js';
import type { Rng } from './random.js';
import type { Row } from './rows.js';
import type { Setting } from './setting.js';
import type { Call, Customer, Person } from './story.js';
import { type Matter, matterOn, nextStepText, purposeText } from './visit-rows.js';

const SHARE_WITH_NEXT_STEP = 0.5;
/** What was not done within so many days is called off: nobody drags a visit along for months. */
const FORGIVEN_DAYS = 21;

/** Gives the calls their next steps; most are taken up by the next call on the same customer, on the day agreed. */
export function agreeNextSteps(calls: readonly Call[], matters: readonly Matter[], rng: Rng): void {
  const following = new Map<Customer, Call>();
  for (let i = calls.length - 1; i >= 0; i--) {
    const call = calls[i] as Call;
    const later = following.get(call.customer);
    following.set(call.customer, call);
    if (!rng.chance(SHARE_WITH_NEXT_STEP)) continue;
    const kept = later && later.day > call.day && later.day - call.day < 50 && rng.chance(0.7);
    const on = kept ? later.day : workdayFrom(call.day + rng.int(3, 21));
    call.next = { text: nextStepText(call, matters[i] as Matter, rng), on };
  }
}

/** The visit plans of one person: what was planned and done, moved, called off or forgotten, and what is ahead. */
export function planRows(
  person: Person,
  calls: readonly Call[],
  file: readonly Customer[],
  setting: Setting,
  rng: Rng,
): Row<'visit_plan'>[] {
  const { today } = setting;
  const since = mondayOf(today) - setting.size.planWeeks * 7;
  const rows: Row<'visit_plan'>[] = [];
  const agreed = new Map<string, Call>();
  for (const call of calls) {
    if (call.next && call.next.on > since) agreed.set(`${call.customer.id}/${call.next.on}`, call);
  }
  const planned = (on: Day, customer: Customer, more: PlanDetails, madeOn: Day): void => {
    const kind =
      more.kind ??
      rng.weighted(
        ['onsite', 'phone', 'online', 'hosted'] as const,
        (k) => ({ onsite: 55, phone: 28, online: 12, hosted: 5 })[k],
      );
    const made = timestamp(setting.clock.at(madeOn, rng.int(1_000, 1_080)));
    const dropped = on < today - FORGIVEN_DAYS && (more.state ?? 'planned') === 'planned';
    rows.push({
      id: setting.id(madeOn, rng.int(1_000, 1_080), rng),
      person_id: person.id,
      account_id: customer.id,
      planned_on: dateOf(on),
      starts_at: rng.chance(0.7) ? startTime(rng) : null,
      kind,
      purpose: more.purpose ?? purposeText(matterOn(customer, Math.min(on, today), rng), kind, rng),
      state: 'planned',
      source: 'manual',
      from_visit_id: null,
      visit_id: null,
      cancel_reason: null,
      created_at: made,
      updated_at: made,
      ...more,
      ...(dropped && {
        state: 'cancelled',
        cancel_reason: rng.pick(CANCEL_REASONS),
        updated_at: timestamp(setting.clock.at(on + FORGIVEN_DAYS, 1_000)),
      }),
    });
  };

  for (const call of calls) {
    if (call.day < since) continue;
    const key = `${call.customer.id}/${call.day}`;
    const from = agreed.get(key);
    const done = timestamp(call.bookedAt);
    if (from && from.day < call.day) {
      agreed.delete(key);
      planned(
        call.day,
        call.customer,
        {
          kind: call.kind,
          state: 'done',
          visit_id: call.id,
          source: 'next_step',
          from_visit_id: from.id,
          purpose: from.next?.text ?? null,
          updated_at: done,
        },
        from.day,
      );
    } else if (rng.chance(0.55)) {
      // Planned at the end of the week before; one in eight is done a day or two off the plan.
      const friday = workdayUpTo(mondayOf(call.day) - 1);
      const on = rng.chance(0.12) ? workdayFrom(mondayOf(call.day) + rng.int(0, 4)) : call.day;
      planned(
        mondayOf(on) === mondayOf(call.day) ? on : call.day,
        call.customer,
        { kind: call.kind, state: 'done', visit_id: call.id, updated_at: done },
        friday,
      );
    }
  }
  for (const call of agreed.values()) {
    if (!call.next || (call.next.on <= today && call.next.on < since) || call.customer.owner !== person) continue;
    const past = call.next.on < today;
    const cancelled = past && rng.chance(0.4);
    planned(
      call.next.on,
      call.customer,
      {
        source: 'next_step',
        from_visit_id: call.id,
        purpose: call.next.text,
        ...(cancelled && { state: 'cancelled', cancel_reason: rng.pick(CANCEL_REASONS) }),
      },
      call.day,
    );
  }
  if (file.length > 0 && person.leftOn === null) {
    forgotten(planned, file, person, since, setting, rng);
    ahead(planned, file, person, setting, rng);
  }
  return rows;
}

type PlanDetails = Partial<Row<'visit_plan'>> & { readonly kind?: VisitKind };
type Plan = (on: Day, customer: Customer, more: PlanDetails, madeOn: Day) => void;

/** Plans of past weeks that were called off or came to nothing. */
function forgotten(planned: Plan, file: readonly Customer[], person: Person, since: Day, setting: Setting, rng: Rng): void {
  for (let monday = Math.max(since, mondayOf(person.hiredOn + 14)); monday < setting.today; monday += 7) {
    for (let i = rng.round(0.9); i > 0; i--) {
      const on = monday + rng.int(0, 4);
      const customer = rng.pick(file);
      if (on >= setting.today || !isWorkday(on) || customer.createdOn >= monday) continue;
      planned(
        on,
        customer,
        rng.chance(0.45) ? { state: 'cancelled', cancel_reason: rng.pick(CANCEL_REASONS) } : {},
        workdayUpTo(monday - 1),
      );
    }
  }
}

/** Today, tomorrow, the rest of this week and the next. */
function ahead(planned: Plan, file: readonly Customer[], person: Person, setting: Setting, rng: Rng): void {
  const { today } = setting;
  const featured = ['rep', 'rep2'].includes(person.username);
  const madeOn = workdayUpTo(mondayOf(today) - 1);
  const important = file.filter((customer) => customer.grade < 'C');
  const choose = (): Customer => rng.pick(important.length > 0 && rng.chance(0.6) ? important : file);
  const seller = person.role === 'rep';
  for (let day = today; day < mondayOf(today) + 14; day++) {
    // Whoever signs in as one of the two reps finds something to do today, be it a call on a Sunday.
    if (!isWorkday(day) && !(featured && day <= today + 1)) continue;
    const count = featured && day <= today + 1 ? 2 : rng.round(seller ? 1.1 : 0.3);
    for (let i = 0; i < count; i++) {
      const on = isWorkday(day) ? {} : { kind: 'phone' as const };
      planned(day, choose(), { starts_at: day === today ? (i === 0 ? '14:30' : '16:00') : startTime(rng), ...on }, madeOn);
    }
  }
}

function startTime(rng: Rng): string {
  return rng.pick(['09:00', '09:30', '10:00', '10:30', '11:00', '13:30', '14:00', '14:30', '15:00', '15:30', '16:00', '16:30']);
}
