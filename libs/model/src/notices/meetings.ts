import type { NoticeTexts } from './notice-texts.js';

/** `kind` is not among the values: the link leads to the meeting, which says it. */
export const MEETING_NOTICES = {
  'meeting.prepared': {
    zh: '{name} 团队 {heldOn} 的会议议程已准备好',
    en: 'The agenda of {name}’s meeting on {heldOn} is ready',
  },
  'meeting.held': { zh: '{name} 团队 {heldOn} 的会议纪要已发布', en: 'The minutes of {name}’s meeting on {heldOn} are out' },
  'meeting.cancelled': { zh: '{name} 团队 {heldOn} 的会议已取消', en: '{name}’s meeting on {heldOn} is cancelled' },
  'meeting.decided': { zh: '会议决议：{text}', en: 'Decided at the meeting: {text}' },
} as const satisfies NoticeTexts;
