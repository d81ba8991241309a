import type { ErrorTexts } from './error-texts.js';

export const VISITS_ERRORS = {
  'visit.in-future': {
    status: 422,
    zh: '拜访时间不能晚于现在；将来的拜访请建拜访计划',
    en: 'A visit cannot lie in the future; plan it instead',
  },
  'visit.contradiction': { status: 422, zh: '拜访记录的内容前后矛盾', en: 'The visit contradicts itself' },
  'visit.not-yours': {
    status: 403,
    zh: '只有拜访人本人可以修改或删除拜访记录',
    en: 'Only the person who made a visit may change or delete it',
  },
  'visit.plan-not-open': {
    status: 422,
    zh: '该拜访计划不是您在此客户的未完成计划',
    en: 'This is not an open plan of yours at this account',
  },
  'plan.not-open': {
    status: 409,
    zh: '该拜访计划已完成或已取消，不能再改',
    en: 'This plan is done or cancelled and cannot be changed any more',
  },
  'plan.not-yours': {
    status: 403,
    zh: '只能改动本人或下属的拜访计划',
    en: 'You may only change your own plans and those of your team',
  },
  'plan.in-past': { status: 422, zh: '不能计划在今天之前拜访', en: 'A visit cannot be planned for a day that is over' },
} as const satisfies ErrorTexts;
