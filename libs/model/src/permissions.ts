/**
 * Who may do what: permissions as data (`noun:verb`), roles as what they may do and how far that reaches.
 * Server and screens import this; nothing else in the code knows the name of a role. Source: DOMAIN, "The people".
 */
export const ROLE_NAMES = ['rep', 'supervisor', 'director', 'finance', 'presales', 'legal', 'assistant', 'admin'] as const;
export type Role = (typeof ROLE_NAMES)[number];

export const PERMISSIONS = [
  'account:read',
  'account:create',
  'account:edit',
  'account:reassign',
  'account:share',
  'contact:read',
  'contact:write',
  'visit:read',
  'visit:log',
  'visit:edit',
  'plan:read',
  'plan:write',
  'opportunity:read',
  'opportunity:write',
  'opportunity:advance',
  'product:read',
  'product:write',
  'price-floor:read',
  'contract:read',
  'contract:write',
  'contract:review',
  'contract:sign',
  'contract-file:write',
  'contract-setting:write',
  'instalment:read',
  'instalment:edit',
  'instalment:reassign',
  'invoice:read',
  'invoice:issue',
  'payment:read',
  'payment:book',
  'payment:allocate',
  'payment:reverse',
  'payment:refund',
  'bank-line:match',
  'receivable:read',
  'dunning:read',
  'dunning:write',
  'dunning-level:write',
  'organisation:write',
  'receivable:import',
  'money-check:read',
  'complaint:read',
  'complaint:write',
  'market:read',
  'market:write',
  'measure:read',
  'target:read',
  'target:write',
  'target:approve',
  'forecast:read',
  'forecast:submit',
  'forecast:adjust',
  'appraisal:read',
  'appraisal:judge',
  'appraisal:oversee',
  'appraisal-template:read',
  'appraisal-template:write',
  'report:read',
  'report:write',
  'report:review',
  'report-run:read',
  'report-run:start',
  'report-rule:read',
  'report-rule:write',
  'calendar:read',
  'calendar:write',
  'person:read',
  'person:write',
  'department:read',
  'department:write',
  'audit:read',
  'job:read',
  'job:manage',
  'import:run',
  'own-access:manage',
  'absence:read',
  'absence:write',
  'absence:manage',
  'approval:read',
  'approval:decide',
  'approval-definition:read',
  'approval-definition:write',
  'credit:read',
  'credit:write',
  'credit:release',
  'credit:configure',
  'bad-debt:read',
  'bad-debt:propose',
  'bad-debt:configure',
  'task:read',
  'task:write',
  'notice:read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** How far a read reaches: nothing; what the reach tables say; contracts that wait for review; everything. */
export type Reach = 'none' | 'reach' | 'in_review' | 'everyone';
/** The doors. `customers`: accounts and all that hangs on them; `contracts`: contracts and money; `people`: reports, targets, figures. */
export const DOORS = ['customers', 'contracts', 'people'] as const;
export type Door = (typeof DOORS)[number];

export interface RoleDefinition {
  readonly reach: Readonly<Record<Door, Reach>>;
  readonly may: readonly Permission[];
}

const EVERYBODY = [
  'person:read',
  'department:read',
  'product:read',
  'calendar:read',
  'own-access:manage',
  'absence:read',
  'absence:write',
  'approval:read',
  'approval:decide',
  'task:read',
  'task:write',
  'notice:read',
] as const satisfies readonly Permission[];
/** What customers owe, may owe and will not pay: to read, and to ask for. */
const DEBTS = ['receivable:read', 'credit:read', 'bad-debt:read'] as const satisfies readonly Permission[];
const DEBT_ASKING = [...DEBTS, 'credit:release', 'bad-debt:propose'] as const satisfies readonly Permission[];
const SELLING = [
  ...EVERYBODY,
  'account:read',
  'account:create',
  'account:edit',
  'contact:read',
  'contact:write',
  'visit:read',
  'visit:log',
  'visit:edit',
  'plan:read',
  'plan:write',
  'opportunity:read',
  'opportunity:write',
  'opportunity:advance',
  'contract:read',
  'contract:write',
  'contract-file:write',
  'instalment:read',
  'invoice:read',
  'payment:read',
  ...DEBT_ASKING,
  'dunning:read',
  'dunning:write',
  'complaint:read',
  'complaint:write',
  'market:read',
  'market:write',
  'measure:read',
  'target:read',
  'forecast:read',
  'forecast:submit',
  'appraisal:read',
  'appraisal-template:read',
  'report:read',
  'report:write',
  'report-rule:read',
] as const satisfies readonly Permission[];
const LEADING = [
  ...SELLING,
  'account:reassign',
  'account:share',
  'contract:review',
  'contract:sign',
  'instalment:edit',
  'instalment:reassign',
  'target:write',
  'forecast:adjust',
  'appraisal:judge',
  'report:review',
  'report-run:read',
  'absence:manage',
  'price-floor:read',
] as const satisfies readonly Permission[];

export const ROLES = {
  rep: { reach: { customers: 'reach', contracts: 'reach', people: 'reach' }, may: SELLING },
  supervisor: { reach: { customers: 'reach', contracts: 'reach', people: 'reach' }, may: LEADING },
  director: {
    reach: { customers: 'reach', contracts: 'reach', people: 'reach' },
    may: [
      ...LEADING,
      'product:write',
      'report-run:start',
      'target:approve',
      'appraisal:oversee',
      'appraisal-template:write',
      'credit:write',
    ],
  },
  finance: {
    reach: { customers: 'everyone', contracts: 'everyone', people: 'none' },
    may: [
      ...EVERYBODY,
      'account:read',
      'contract:read',
      'contract:review',
      'contract-file:write',
      'instalment:read',
      'instalment:edit',
      'invoice:read',
      'invoice:issue',
      'payment:read',
      'payment:book',
      'payment:allocate',
      'payment:reverse',
      'payment:refund',
      'bank-line:match',
      'dunning:read',
      'dunning:write',
      'dunning-level:write',
      'organisation:write',
      'receivable:import',
      'import:run',
      'money-check:read',
      ...DEBT_ASKING,
      'credit:write',
      'credit:configure',
      'bad-debt:configure',
      'price-floor:read',
    ],
  },
  presales: {
    reach: { customers: 'reach', contracts: 'none', people: 'none' },
    may: [...EVERYBODY, 'account:read', 'contact:read', 'opportunity:read', 'market:read', 'market:write'],
  },
  legal: {
    reach: { customers: 'none', contracts: 'in_review', people: 'none' },
    may: [...EVERYBODY, 'contract:read', 'contract:review', 'contract-file:write', 'instalment:read'],
  },
  assistant: {
    reach: { customers: 'reach', contracts: 'reach', people: 'none' },
    may: [
      ...EVERYBODY,
      'account:read',
      'account:create',
      'account:edit',
      'contact:read',
      'contact:write',
      'plan:read',
      'visit:read',
      'opportunity:read',
      'contract:read',
      'contract:write',
      'contract-file:write',
      'instalment:read',
      'complaint:read',
      'complaint:write',
      'market:read',
      'market:write',
      'import:run',
    ],
  },
  admin: {
    reach: { customers: 'everyone', contracts: 'everyone', people: 'everyone' },
    may: [
      ...EVERYBODY,
      'account:read',
      'account:create',
      'account:edit',
      'account:reassign',
      'account:share',
      'contact:read',
      'contact:write',
      'opportunity:read',
      'product:write',
      'price-floor:read',
      'contract:read',
      'contract-setting:write',
      'instalment:read',
      'invoice:read',
      'payment:read',
      ...DEBTS,
      'dunning:read',
      'dunning-level:write',
      'organisation:write',
      'receivable:import',
      'money-check:read',
      'complaint:read',
      'market:read',
      'market:write',
      'measure:read',
      'target:read',
      'target:write',
      'target:approve',
      'appraisal-template:read',
      'appraisal-template:write',
      'report-run:read',
      'report-run:start',
      'report-rule:read',
      'report-rule:write',
      'calendar:write',
      'person:write',
      'department:write',
      'audit:read',
      'approval-definition:read',
      'approval-definition:write',
      'job:read',
      'job:manage',
      'import:run',
    ],
  },
} as const satisfies Record<Role, RoleDefinition>;

const REACH_ORDER: readonly Reach[] = ['none', 'in_review', 'reach', 'everyone'];

/** All that a person holding these roles may do, without doubles, in the order of PERMISSIONS. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  const held = new Set<Permission>(roles.flatMap((role) => [...ROLES[role].may]));
  return PERMISSIONS.filter((permission) => held.has(permission));
}

/** The widest reach that any of the roles gives at each door. */
export function reachOf(roles: readonly Role[]): Record<Door, Reach> {
  const widest = (door: Door) =>
    roles.reduce<Reach>((reach, role) => {
      const offered: Reach = ROLES[role].reach[door];
      return REACH_ORDER.indexOf(offered) > REACH_ORDER.indexOf(reach) ? offered : reach;
    }, 'none');
  return { customers: widest('customers'), contracts: widest('contracts'), people: widest('people') };
}

/** The person on whose behalf something happens: the first argument of every service method. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly permissions: ReadonlySet<Permission>;
  readonly reach: Readonly<Record<Door, Reach>>;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly managerId: string | null;
  readonly locale: Locale;
}

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** May this person do this at all? Which rows is the visibility door's question. */
export const may = (actor: Pick<Actor, 'permissions'>, permission: Permission): boolean => actor.permissions.has(permission);

/** Who owes weekly and monthly reports: everyone who sells or leads those who sell. */
export const owesReports = (roles: readonly Role[]): boolean =>
  roles.some((role) => role === 'rep' || role === 'supervisor' || role === 'director');

/** Who is given a share when a target is spread alike: those who sell, not those who only lead them. */
export const carriesQuota = (roles: readonly Role[]): boolean => roles.includes('rep');
