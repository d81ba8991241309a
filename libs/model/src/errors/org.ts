import type { ErrorTexts } from './error-texts.js';

export const ORG_ERRORS = {
  'person.manager-cycle': { status: 422, zh: '上级关系形成循环', en: 'The chain of superiors would go round in a circle' },
  'department.cycle': { status: 422, zh: '部门层级形成循环', en: 'The department tree would go round in a circle' },
} as const satisfies ErrorTexts;
