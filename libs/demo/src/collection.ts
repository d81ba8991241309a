import { isFeatured } from './accounts.js';
import { type Day, spoken, workdayFrom } from './days.js';
import type { Rng } from './random.js';
import type { Setting } from './setting.js';
import type { Agreement, Customer, Part } from './story.js';

/** What one payment settles of one instalment. */
export interface Settlement {
  readonly part: Part;
  readonly amount: bigint;
}

/** Money that came in, and what it was booked against. */
export interface Receipt {
  readonly customer: Customer;
  readonly amount: bigint;
  readonly receivedOn: Day;
  readonly settlements: readonly Settlement[];
  readonly bookedOn: Day;
  readonly method: string;
  readonly note: string | null;
  readonly reversedOn: Day | null;
  readonly reversalReason: string | null;
}

interface Intent {
  readonly part: Part;
  readonly amount: bigint;
  readonly on: Day;
}

const DISPUTES = [
  '客户称验收报告未签字，拒付',
  '到货数量有争议，待仓库复核',
  '客户认为二期接口未完成，要求扣款5%',
  '发票税率有误，客户退回重开',
  '上线延期违约金双方未谈拢',
  '设备运输破损，客户要求先补发',
];
const REVERSALS = ['银行退票，户名不符', '承兑汇票背书不连续，退回', '客户财务重复付款，原路退回', '入账错户，冲回重录'];

/** What the customer has paid up to today, in the order that it came in. Writes what is received onto the instalments. */
export function collect(customer: Customer, setting: Setting, rng: Rng): Receipt[] {
  const receipts: Receipt[] = [];
  const intents = customer.agreements.flatMap((agreement) => intentsOf(agreement, setting, rng)).sort((a, b) => a.on - b.on);
  for (let i = 0; i < intents.length; i++) {
    const intent = intents[i] as Intent;
    const next = intents[i + 1];
    // Finance departments pay in rounds: what is due within days of each other goes in one transfer.
    const both =
      next && next.part !== intent.part && next.on - intent.on <= 4 && !isFeatured(customer.owner) && rng.chance(0.5)
        ? [intent, next]
        : [intent];
    if (both.length === 2) i++;
    const on = workdayFrom(Math.max(...both.map((each) => each.on)));
    if (on <= setting.today) receive(receipts, customer, both, on, setting, rng);
  }
  advance(receipts, customer, setting, rng);
  dispute(customer, setting, rng);
  return receipts.sort((a, b) => a.receivedOn - b.receivedOn);
}

/** When the instalments of a contract will be paid, and in how many pieces; what never will be is left out. */
function intentsOf(agreement: Agreement, setting: Setting, rng: Rng): Intent[] {
  if (agreement.signedOn === null) return [];
  const { slackness, owner } = agreement.customer;
  return agreement.parts.flatMap((part): Intent[] => {
    if (agreement.terminatedOn !== null && part.dueOn > agreement.terminatedOn - 30) return [];
    if (part.script)
      return part.script.map(({ percent, daysLate }) => ({
        part,
        amount: percent === 100 ? part.amount : (part.amount * BigInt(percent)) / 100n,
        on: part.dueOn + daysLate,
      }));
    if (isFeatured(owner)) return [{ part, amount: part.amount, on: part.dueOn - rng.int(1, 4) }];
    const never = slackness > 0.85 ? 0.3 : 0.012 + 0.09 * slackness ** 2;
    if (rng.chance(never)) return [];
    const onTime = rng.chance(0.8 - 0.55 * slackness);
    const late = onTime ? rng.int(-8, 3) : rng.int(4, Math.round(18 + 110 * slackness));
    const on = Math.max(part.dueOn + late, agreement.signedOn ?? 0);
    if (!rng.chance(setting.size.piecemealPayments)) return [{ part, amount: part.amount, on }];
    const first = (part.amount * BigInt(rng.pick([30, 40, 50, 60, 70]))) / 100n;
    const rest = { part, amount: part.amount - first, on: on + rng.int(12, 70) };
    return rng.chance(0.25) ? [{ part, amount: first, on }] : [{ part, amount: first, on }, rest];
  });
}

function receive(receipts: Receipt[], customer: Customer, intents: readonly Intent[], on: Day, setting: Setting, rng: Rng): void {
  const { today } = setting;
  const due = intents.reduce((sum, intent) => sum + intent.amount, 0n);
  const scripted = intents.some((intent) => intent.part.script) || isFeatured(customer.owner);
  const method = rng.weighted(['transfer', 'acceptance_bill', 'cheque'], (m) =>
    m === 'transfer' ? 80 : m === 'acceptance_bill' ? 18 : 2,
  );
  const settlements = intents.map(({ part, amount }) => ({ part, amount }));
  let receivedOn = on;
  if (!scripted && rng.chance(0.015)) {
    const reversedOn = workdayFrom(on + rng.int(2, 9));
    if (reversedOn <= today) {
      receipts.push({
        customer,
        amount: due,
        receivedOn: on,
        settlements,
        bookedOn: Math.min(on + 1, reversedOn),
        method,
        note: null,
        reversedOn,
        reversalReason: rng.pick(REVERSALS),
      });
      receivedOn = workdayFrom(reversedOn + rng.int(1, 8));
      if (receivedOn > today) return;
    }
  }
  // Some pay a round sum, or more than was asked: the rest waits to be allocated.
  const over =
    !scripted && rng.chance(0.02) ? 500_000n * BigInt(rng.int(1, 6)) + (rng.chance(0.5) ? 0n : BigInt(rng.int(1, 99))) : 0n;
  const waiting = !scripted && receivedOn >= today - 3 && rng.chance(0.5);
  const bookedOn = Math.min(today, workdayFrom(receivedOn + rng.int(0, 2)));
  receipts.push({
    customer,
    amount: due + over,
    receivedOn,
    settlements: waiting ? [] : settlements,
    bookedOn,
    method,
    note: over > 0n ? '客户多付，余额待核销下期' : waiting ? '待核对合同后核销' : null,
    reversedOn: null,
    reversalReason: null,
  });
  if (waiting) return;
  for (const { part, amount } of settlements) {
    part.received += amount;
    if (part.received === part.amount) part.settledOn = receivedOn;
  }
}

/** Now and then money arrives before there is anything to book it against. */
function advance(receipts: Receipt[], customer: Customer, setting: Setting, rng: Rng): void {
  if (customer.agreements.length === 0 || isFeatured(customer.owner) || !rng.chance(0.04)) return;
  const receivedOn = workdayFrom(setting.today - rng.int(4, 60));
  if (receivedOn > setting.today || receivedOn < customer.createdOn) return;
  receipts.push({
    customer,
    amount: BigInt(rng.int(2, 30)) * 1_000_000n,
    receivedOn,
    settlements: [],
    bookedOn: receivedOn,
    method: 'transfer',
    note: '预收款，合同签订后核销',
    reversedOn: null,
    reversalReason: null,
  });
}

function dispute(customer: Customer, setting: Setting, rng: Rng): void {
  if (isFeatured(customer.owner)) return;
  for (const part of customer.agreements.flatMap((agreement) => (agreement.signedOn === null ? [] : agreement.parts))) {
    if (part.received === part.amount || part.dueOn > setting.today - 45 || !rng.chance(0.3)) continue;
    part.disputedOn = workdayFrom(Math.min(part.dueOn + rng.int(5, 38), setting.today - 4));
    part.disputeNote = `${spoken(part.disputedOn)}：${rng.pick(DISPUTES)}`;
  }
}

/** Due before the day and not paid in full. */
export function isOverdue(part: Part, today: Day): boolean {
  return part.dueOn < today && part.received < part.amount;
}
