/**
 * The house, from the ground up. A room may use the rooms named behind it and nothing else; what an upper room must know of a lower
 * one's changes it hears through the outbox. ESLint checks it at every import, `architecture.spec.ts` proves that a forbidden one fails.
 */
const GROUND = ['model', 'platform', 'org'];
const SALES = [...GROUND, 'tasks', 'approvals'];
const CUSTOMERS = [...SALES, 'accounts'];
const DEALS = [...CUSTOMERS, 'opportunities'];
const MONEY = [...DEALS, 'contracts'];
const DUES = [...MONEY, 'receivables'];
const FIELD = [...DUES];
const FIGURES = [...FIELD, 'visits', 'service', 'market'];
const GOALS = [...FIGURES, 'measures'];
const TOP = [...GOALS, 'targets'];
const ALL = [...TOP, 'forecast', 'reports', 'appraisal', 'meetings', 'delivery', 'imports'];

/** Room → what it may import. */
export const MAY_IMPORT = {
  'libs/model': [],
  'libs/platform': ['model'],
  'libs/org': ['model', 'platform'],
  'libs/tasks': GROUND,
  'libs/approvals': [...GROUND, 'tasks'],
  'libs/accounts': SALES,
  'libs/opportunities': CUSTOMERS,
  'libs/contracts': DEALS,
  'libs/receivables': MONEY,
  'libs/visits': FIELD,
  'libs/service': FIELD,
  'libs/market': FIELD,
  'libs/measures': FIGURES,
  'libs/targets': GOALS,
  'libs/forecast': TOP,
  'libs/reports': TOP,
  'libs/appraisal': [...TOP, 'reports'],
  'libs/meetings': [...TOP, 'forecast', 'reports', 'appraisal'],
  'libs/delivery': [...TOP, 'forecast', 'reports'],
  'libs/imports': TOP,
  'libs/composition': ALL,
  'libs/demo': ['model', 'platform'],
  'libs/testing': ['model', 'platform', 'composition'],
  'apps/api': ['model', 'platform', 'composition'],
  'apps/worker': ['platform', 'composition'],
  'apps/cli': ['model', 'platform', 'org', 'composition', 'demo', 'imports', 'reports'],
  'apps/web': ['model'],
};
/** Specs may also use the test kit and the demo data. */
const FOR_SPECS = ['testing', 'demo', 'composition'];
const NO_DEEP_IMPORT = { regex: '/(src|dist)/|^(\\.\\./)+(libs|apps)/', message: 'A room is entered through its index.ts.' };
const NOT_IN_MODEL = {
  regex: '^(node:|@nestjs|react|typeorm|pg$|bullmq|fastify)',
  message: 'libs/model is pure: no I/O, no framework.',
};

const onlyFrom = (room, allowed) => ({
  regex: `^@keyline/(?!(${allowed.join('|') || 'nothing'})$)`,
  message: `${room} may only use: ${allowed.join(', ') || 'no other room'}. Dependencies point down (architecture.mjs).`,
});

/** One ESLint block per room, and one for its specs. */
export const roomRules = Object.entries(MAY_IMPORT).flatMap(([room, allowed]) => {
  const extra = room === 'libs/model' ? [NOT_IN_MODEL] : [];
  const rule = (names) => ({
    'no-restricted-imports': ['error', { patterns: [onlyFrom(room, names), NO_DEEP_IMPORT, ...extra] }],
  });
  return [
    { files: [`${room}/src/**/*.{ts,tsx}`], ignores: ['**/*.spec.ts', '**/*.spec.tsx'], rules: rule(allowed) },
    { files: [`${room}/src/**/*.spec.{ts,tsx}`], rules: rule([...allowed, room.split('/')[1], ...FOR_SPECS]) },
  ];
});
