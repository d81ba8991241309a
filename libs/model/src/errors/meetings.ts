import type { ErrorTexts } from './error-texts.js';

export const MEETING_ERRORS = {
  'meeting.held': { status: 409, zh: '会议已召开，纪要不能再改', en: 'The meeting has been held; its minutes do not change' },
  'meeting.not-yours': { status: 403, zh: '由会议主持人处理', en: 'This is for whoever leads the meeting' },
  'meeting.taken': {
    status: 409,
    zh: '该团队当天已有同类会议',
    en: 'The team already has such a meeting on that day',
  },
  'meeting.no-team': { status: 422, zh: '该人员没有下属，不能召开团队会议', en: 'That person leads nobody who could meet' },
  'meeting.too-early': { status: 422, zh: '会议日期未到，不能结束', en: 'A meeting cannot be closed before its day' },
  'meeting.not-attending': { status: 422, zh: '负责人须是参会人员', en: 'Only somebody who attends can be given a decision' },
  'meeting.has-decisions': {
    status: 422,
    zh: '该参会人员名下有决议，不能移除',
    en: 'Somebody with a decision of this meeting stays among the attendees',
  },
  'meeting.order': { status: 422, zh: '须包含全部议题', en: 'The order names every item once' },
  'meeting.from-data': {
    status: 422,
    zh: '系统生成的议题不能改名或删除',
    en: 'An item made from the data keeps its name and place',
  },
  'meeting.decision-done': { status: 409, zh: '该决议已完成', en: 'This decision has been carried out already' },
} as const satisfies ErrorTexts;
