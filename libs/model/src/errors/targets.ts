import type { ErrorTexts } from './error-texts.js';

export const TARGETS_ERRORS = {
  'target.own': { status: 403, zh: '不能给自己定目标', en: 'Nobody sets their own target' },
  'target.fraction': { status: 422, zh: '计数指标的目标须为整数', en: 'The target of a count is a whole number' },
  'target.planned': {
    status: 409,
    zh: '该目标来自已批准的目标计划，请在计划中调整',
    en: 'This target comes from an approved plan; change it there',
  },
  'target-plan.measure': {
    status: 422,
    zh: '只能为可累计的数量或金额指标制定目标计划',
    en: 'Only counts and sums that add up over time can be planned',
  },
  'target-plan.locked': {
    status: 409,
    zh: '计划当前状态（{state}）下不能这样做',
    en: 'A plan that is {state} does not allow this',
  },
  'target-plan.open': {
    status: 409,
    zh: '该部门该年度该指标已有计划',
    en: 'There already is a plan for this department, year and measure',
  },
  'target-plan.past': { status: 422, zh: '已过去的月份不能再改', en: 'Months that have passed stay as they are' },
  'target-plan.not-yours': {
    status: 403,
    zh: '只能调整自己下级的目标，不能给自己定目标',
    en: 'One sets the targets of those one leads, never the own',
  },
  'target-plan.own-approval': { status: 403, zh: '不能批准自己的计划', en: 'Nobody approves the own plan' },
  'target-plan.nobody': {
    status: 422,
    zh: '该部门该年度没有销售人员',
    en: 'Nobody sells in this department in that year',
  },
} as const satisfies ErrorTexts;
