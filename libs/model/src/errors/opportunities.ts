import type { ErrorTexts } from './error-texts.js';

export const OPPORTUNITIES_ERRORS = {
  'opportunity.closed': {
    status: 409,
    zh: '该商机已赢单或输单，不能再修改',
    en: 'This deal is won or lost and can no longer be changed',
  },
  'opportunity.stage-move': { status: 422, zh: '商机不能从“{from}”直接到“{to}”', en: 'A deal cannot go from "{from}" to "{to}"' },
  'opportunity.exit-criteria': {
    status: 422,
    zh: '进入下一阶段前还缺 {count} 项信息',
    en: '{count} thing(s) must be known before the deal may go on',
  },
  'opportunity.lost-reason': { status: 422, zh: '输单须填写原因', en: 'A lost deal needs its reason' },
} as const satisfies ErrorTexts;
