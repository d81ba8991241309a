import type { OpenStage } from '@keyline/model';
import { agreementOf, type Term } from './contracts.js';
import { workdayFrom, workdayUpTo } from './days.js';
import { dealOf } from './deals.js';
import type { Rng } from './random.js';
import type { Setting } from './setting.js';
import type { Customer, Deal, Move, PaymentScript } from './story.js';

interface Told {
  /** Place of the customer in the file of the rep. */
  readonly at: number;
  readonly product: number;
  readonly scope: string;
  readonly yuan: number;
  /** The stages with the days ago that they were entered. */
  readonly course: readonly (readonly [OpenStage | 'won', number])[];
  readonly closeIn: number;
  readonly next?: readonly [text: string, inDays: number];
  readonly rivals?: Deal['rivals'];
  readonly terms?: readonly Term[];
}

function due(name: string, kind: Term['kind'], percent: number, after: number, ...script: PaymentScript): Term {
  return { name, kind, percent, after: [after, after], script };
}

/** The written part of the story of the person whom most visitors sign in as: what they should find in the file on any day. */
const STORY: readonly Told[] = [
  {
    at: 0,
    product: 0,
    scope: '新厂区项目',
    yuan: 2_860_000,
    closeIn: 23,
    next: ['开标前澄清会，核对技术偏离表', 2],
    course: [
      ['contact', 118],
      ['needs', 96],
      ['proposal', 51],
      ['tender', 12],
    ],
    rivals: [
      { index: 0, stance: 'level' },
      { index: 1, stance: 'behind' },
    ],
  },
  {
    at: 1,
    product: 4,
    scope: '一期',
    yuan: 760_000,
    closeIn: -21,
    course: [
      ['contact', 172],
      ['needs', 141],
      ['proposal', 97],
    ],
    rivals: [{ index: 4, stance: 'ahead' }],
  },
  {
    at: 3,
    product: 10,
    scope: '项目',
    yuan: 1_980_000,
    closeIn: 9,
    next: ['催法务审完补充条款，约签约日期', 3],
    course: [
      ['contact', 131],
      ['needs', 112],
      ['proposal', 74],
      ['tender', 38],
      ['closing', 6],
    ],
  },
  {
    at: 2,
    product: 6,
    scope: '试点',
    yuan: 520_000,
    closeIn: 75,
    next: ['组织设备部做联网点位调研', 4],
    course: [
      ['contact', 40],
      ['needs', 15],
    ],
  },
  {
    at: 4,
    product: 7,
    scope: '一期',
    yuan: 180_000,
    closeIn: 110,
    next: ['约设备部部长初访，带同行案例', 6],
    course: [['contact', 5]],
  },
  {
    at: 7,
    product: 0,
    scope: '二期',
    yuan: 1_486_200.5,
    closeIn: -168,
    course: [
      ['contact', 300],
      ['needs', 270],
      ['proposal', 235],
      ['tender', 200],
      ['closing', 178],
      ['won', 168],
    ],
    terms: [
      due('预付款', 'advance', 30, 12, { percent: 100, daysLate: 1 }),
      due('到货款', 'delivery', 30, 130, { percent: 45, daysLate: 14 }),
      due('验收款', 'acceptance', 30, 172),
      due('质保金', 'retention', 10, 540),
    ],
  },
  {
    at: 5,
    product: 8,
    scope: '升级改造',
    yuan: 640_000,
    closeIn: -33,
    course: [
      ['contact', 160],
      ['needs', 138],
      ['proposal', 96],
      ['closing', 48],
      ['won', 33],
    ],
    terms: [due('预付款', 'advance', 40, 15), due('验收款', 'acceptance', 55, 95), due('质保金', 'retention', 5, 460)],
  },
  {
    at: 9,
    product: 3,
    scope: '项目',
    yuan: 468_000,
    closeIn: -62,
    course: [
      ['contact', 190],
      ['needs', 165],
      ['proposal', 120],
      ['closing', 80],
      ['won', 62],
    ],
    terms: [
      due('预付款', 'advance', 30, 10, { percent: 100, daysLate: 0 }),
      due('到货款', 'delivery', 60, 69),
      due('质保金', 'retention', 10, 430),
    ],
  },
];

/** Adds the written deals and contracts to the file of the rep. */
export function addFeaturedStory(file: readonly Customer[], setting: Setting, rng: Rng): void {
  for (const told of STORY) {
    const customer = file[told.at];
    if (!customer) continue;
    const amount = BigInt(Math.round(told.yuan * 100));
    const moves = told.course.map(([stage, ago], index): Move => ({
      stage,
      on: workdayUpTo(setting.today - ago),
      minute: 570 + index * 60,
      amount,
    }));
    const opened = moves[0];
    // A customer that was met only later cannot have a deal before: the first move stays on or after the first day.
    if (!opened) continue;
    const made = dealOf(customer, setting, rng, moves, told.product, told.scope);
    const deal: Deal = {
      ...made,
      expectedCloseOn: workdayFrom(setting.today + told.closeIn),
      nextStep: told.next ? { text: told.next[0], on: workdayFrom(setting.today + told.next[1]) } : null,
      rivals: told.rivals ?? made.rivals,
    };
    customer.deals.push(deal);
    if (told.terms)
      customer.agreements.push(
        agreementOf(customer, deal, setting, rng, moves[moves.length - 1]?.on ?? null, amount, told.terms),
      );
    else if (moves[moves.length - 1]?.stage === 'closing') {
      customer.agreements.push(agreementOf(customer, deal, setting, rng, null, amount, REVIEWED));
    }
  }
}

const REVIEWED: readonly Term[] = [
  due('预付款', 'advance', 30, 15),
  due('到货款', 'delivery', 30, 80),
  due('验收款', 'acceptance', 35, 170),
  due('质保金', 'retention', 5, 535),
];
