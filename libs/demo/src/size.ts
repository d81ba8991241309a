/** How large a company to make. */
export interface CompanySize {
  readonly salesDepartments: number;
  readonly teamsPerDepartment: number;
  readonly repsPerTeam: number;
  /** People with roles beside sales. */
  readonly finance: number;
  readonly presales: number;
  readonly legal: number;
  readonly accounts: number;
  readonly contacts: number;
  /** Deals per account, over two years, relative to the demo company. */
  readonly dealFactor: number;
  readonly visitsPerWeek: readonly [number, number];
  /** Contracts without a deal (renewals, services), for each contract won. */
  readonly serviceContracts: number;
  /** How many of the larger instalments fall due in two halves, and how many are paid in pieces. */
  readonly halvedInstalments: number;
  readonly piecemealPayments: number;
  /** Weeks back for which visit plans are kept. */
  readonly planWeeks: number;
  /** Monthly and weekly targets of last year too? */
  readonly lastYearTargets: boolean;
  /** How many sales people are made at a time: what is in memory at once. */
  readonly repsPerBatch: number;
}

const DEMO: CompanySize = {
  salesDepartments: 3,
  teamsPerDepartment: 3,
  repsPerTeam: 11 / 3,
  finance: 4,
  presales: 4,
  legal: 2,
  accounts: 400,
  contacts: 1_500,
  dealFactor: 1,
  visitsPerWeek: [6, 12],
  serviceContracts: 0.25,
  halvedInstalments: 0,
  piecemealPayments: 0.08,
  planWeeks: 105,
  lastYearTargets: true,
  repsPerBatch: 60,
};

/**
 * The demo company (factor 1: about 60 people, 400 accounts, two years) or a multiple of it; 0.2 is a company with one department.
 * @throws RangeError when the factor is not above 0
 */
export function sizeOf(factor: number): CompanySize {
  if (!(factor > 0)) throw new RangeError(`not a size: ${factor}`);
  const times = (count: number): number => Math.max(1, Math.round(count * factor));
  return {
    ...DEMO,
    salesDepartments: times(DEMO.salesDepartments),
    finance: times(DEMO.finance),
    presales: times(DEMO.presales),
    legal: times(DEMO.legal),
    accounts: times(DEMO.accounts),
    contacts: times(DEMO.contacts),
  };
}

/** The big data set that speed is measured on: a thousand people, a million visits. */
export const BENCH_SIZE: CompanySize = {
  salesDepartments: 20,
  teamsPerDepartment: 5,
  repsPerTeam: 42 / 5,
  finance: 8,
  presales: 8,
  legal: 4,
  accounts: 50_000,
  contacts: 100_000,
  dealFactor: 1.97,
  visitsPerWeek: [9, 20],
  serviceContracts: 0.25,
  halvedInstalments: 0.42,
  piecemealPayments: 0.52,
  planWeeks: 26,
  lastYearTargets: false,
  repsPerBatch: 25,
};
