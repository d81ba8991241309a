import type { ErrorTexts } from './error-texts.js';

export const ORG_ERRORS = {
  'person.manager-cycle': { status: 422, zh: '上级关系形成循环', en: 'The chain of superiors would go round in a circle' },
  'department.cycle': { status: 422, zh: '部门层级形成循环', en: 'The department tree would go round in a circle' },
  'posting.ahead': { status: 422, zh: '调动不能早于今天登记', en: 'A change of place is entered on its first day or later' },
  'posting.before-last': {
    status: 422,
    zh: '早于上一次调动（{day}）',
    en: 'Is before the last change of place ({day})',
  },
  'absence.overlap': {
    status: 409,
    zh: '这段时间已登记过外出',
    en: 'This person is away on some of these days already',
  },
  'absence.own-deputy': { status: 422, zh: '不能由本人代理本人', en: 'Nobody can be their own deputy' },
} as const satisfies ErrorTexts;
