import { fromCents, type InstalmentKind, splitMoney, toCents } from '@keyline/model';
import { isFeatured } from './accounts.js';
import { PRODUCTS } from './catalogue.js';
import { type Day, workdayFrom } from './days.js';
import { negotiated } from './deals.js';
import type { Rng } from './random.js';
import type { Setting } from './setting.js';
import { type Agreement, type Customer, type Deal, ownerOn, type Part, type PaymentScript, standing } from './story.js';

/** A part of a payment schedule: its share of the sum and the days from signing to when it is due. */
export interface Term {
  readonly name: string;
  readonly kind: InstalmentKind;
  readonly percent: number;
  readonly after: readonly [number, number];
  readonly script?: PaymentScript;
}

function term(name: string, kind: InstalmentKind, percent: number, from: number, to: number): Term {
  return { name, kind, percent, after: [from, to] };
}

const PROJECT: readonly (readonly Term[])[] = [
  [
    term('预付款', 'advance', 30, 10, 20),
    term('到货款', 'delivery', 30, 60, 100),
    term('验收款', 'acceptance', 30, 140, 240),
    term('质保金', 'retention', 10, 480, 620),
  ],
  [
    term('预付款', 'advance', 20, 7, 15),
    term('到货款', 'delivery', 30, 50, 80),
    term('上线款', 'other', 20, 100, 140),
    term('验收款', 'acceptance', 25, 160, 230),
    term('质保金', 'retention', 5, 520, 600),
  ],
  [
    term('预付款', 'advance', 40, 7, 15),
    term('蓝图确认款', 'other', 20, 45, 70),
    term('验收款', 'acceptance', 35, 120, 200),
    term('质保金', 'retention', 5, 480, 570),
  ],
];
const SMALL: readonly (readonly Term[])[] = [
  [term('预付款', 'advance', 50, 7, 15), term('验收款', 'acceptance', 45, 60, 110), term('质保金', 'retention', 5, 420, 480)],
  [term('到货款', 'delivery', 95, 30, 60), term('质保金', 'retention', 5, 390, 420)],
  [term('预付款', 'advance', 30, 5, 12), term('到货款', 'delivery', 60, 35, 60), term('验收款', 'acceptance', 10, 80, 120)],
];
const QUARTERS: readonly Term[] = ['一', '二', '三', '四'].map((nth, i) =>
  term(`第${nth}季度服务费`, 'other', 25, 20 + i * 91, 25 + i * 91),
);
const MONTHS: readonly Term[] = Array.from({ length: 12 }, (_, i) =>
  term(`第${i + 1}期服务费`, 'other', i < 4 ? 9 : 8, 25 + i * 30, 28 + i * 30),
);

/** The contracts with one customer: those of the deals won or about to be, and services bought without one. */
export function makeAgreements(customer: Customer, setting: Setting, rng: Rng): Agreement[] {
  const made: Agreement[] = [];
  for (const deal of customer.deals) {
    const { stage, on, amount } = standing(deal);
    if (stage === 'won') {
      const terms = amount >= 40_000_000n ? rng.pick(PROJECT) : rng.pick(SMALL);
      const signed = agreementOf(customer, deal, setting, rng, on, amount, terms);
      made.push(signed);
      const service = workdayFrom(on + rng.int(200, 380));
      if (rng.chance(setting.size.serviceContracts / 0.6) && service <= setting.today && ownerOn(customer, service)) {
        const fee = negotiated((amount * BigInt(rng.int(8, 15))) / 100n, rng);
        if (fee > 1_000_000n)
          made.push(agreementOf(customer, null, setting, rng, service, fee, fee > 20_000_000n ? MONTHS : QUARTERS));
      }
    } else if (stage === 'closing' && on <= setting.today) {
      made.push(agreementOf(customer, deal, setting, rng, null, negotiated(amount, rng), rng.pick(PROJECT)));
    }
  }
  return made;
}

/** A contract signed that day (or still a draft when null) with a schedule by the terms. */
export function agreementOf(
  customer: Customer,
  deal: Deal | null,
  setting: Setting,
  rng: Rng,
  signedOn: Day | null,
  amount: bigint,
  wanted: readonly Term[],
): Agreement {
  const terms = halved(wanted, setting.size.halvedInstalments, rng);
  const closingOn = deal?.moves.find((move) => move.stage === 'closing')?.on;
  const createdOn = Math.min(signedOn ?? setting.today, workdayFrom(closingOn ?? (signedOn ?? setting.today) - 9));
  const base = signedOn ?? workdayFrom(setting.today + 10);
  const amounts = splitMoney(
    fromCents(amount),
    terms.map(({ percent }) => percent),
  );
  let before = base;
  const parts = terms.map((item, index): Part => {
    const dueOn = workdayFrom(Math.max(before + 1, base + rng.int(item.after[0], item.after[1])));
    before = dueOn;
    return {
      id: setting.id(createdOn, 600 + index, rng),
      sequence: index + 1,
      name: item.name,
      kind: item.kind,
      amount: toCents(amounts[index] ?? '0'),
      dueOn,
      milestoneId: item.kind === 'delivery' || item.kind === 'acceptance' ? setting.id(createdOn, 620 + index, rng) : null,
      received: 0n,
      settledOn: null,
      disputedOn: null,
      disputeNote: null,
      script: item.script ?? null,
    };
  });
  const acceptance = parts.find((part) => part.kind === 'acceptance') ?? parts[parts.length - 1];
  const acceptedOn = signedOn !== null && acceptance && acceptance.dueOn - 8 <= setting.today ? acceptance.dueOn - 8 : null;
  const ended =
    signedOn !== null && !isFeatured(customer.owner) && !acceptedOn && signedOn < setting.today - 60 && rng.chance(0.05);
  const service = deal === null;
  return {
    id: setting.id(createdOn, rng.int(560, 1_060), rng),
    customer,
    deal,
    owner: ownerOn(customer, signedOn ?? createdOn) ?? deal?.owner ?? setupError(customer),
    pieces: service
      ? [...customer.name.shortPieces, '年度运维服务', '合同']
      : [...deal.pieces.slice(0, -1), deal.productIndex === 9 ? '采购' : (deal.pieces.at(-1) ?? ''), '合同'],
    amount,
    taxRate: service ? 6 : PRODUCTS[deal.productIndex]?.unit === '台' ? 13 : rng.pick([13, 13, 6]),
    createdOn,
    signedOn,
    startsOn: signedOn === null ? null : signedOn + 1,
    endsOn: signedOn === null ? null : service ? signedOn + 365 : (parts[parts.length - 1]?.dueOn ?? signedOn + 365),
    acceptedOn: ended ? null : acceptedOn,
    terminatedOn: ended ? workdayFrom(setting.today - rng.int(5, 40)) : null,
    parts,
    number: '',
  };
}

/** Deliveries and acceptances in two lots, each due and paid by itself. */
function halved(terms: readonly Term[], share: number, rng: Rng): readonly Term[] {
  if (share === 0) return terms;
  return terms.flatMap((one): Term[] => {
    if (one.kind === 'retention' || one.script || !rng.chance(share)) return [one];
    const [from, to] = one.after;
    const lot = (name: string, later: number): Term => ({
      ...one,
      name,
      percent: one.percent / 2,
      after: [from + later, to + later],
    });
    return [lot(`${one.name}（第一批）`, 0), lot(`${one.name}（第二批）`, 12)];
  });
}

function setupError(customer: Customer): never {
  throw new Error(`nobody answers for ${customer.fullName}`);
}

/** Where a contract stands: by what was signed, delivered, accepted and paid. */
export function stateOf(agreement: Agreement, today: Day): string {
  if (agreement.signedOn === null) return 'draft';
  if (agreement.terminatedOn !== null) return 'terminated';
  if (agreement.parts.every((part) => part.received === part.amount)) return 'closed';
  if (agreement.acceptedOn !== null) return 'accepted';
  return (agreement.startsOn ?? today) + 6 <= today ? 'executing' : 'signed';
}
