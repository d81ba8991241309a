import type { NoticeTexts } from './notice-texts.js';

export const APPROVAL_NOTICES = {
  'approval.asked': { zh: '待您审批：{title}（{requester} 提交）', en: 'Your approval is asked: {title} (by {requester})' },
  'approval.reminded': {
    zh: '请尽快审批：{title}（期限 {dueOn}）',
    en: 'Still waiting for your approval: {title} (due {dueOn})',
  },
  'approval.approved': { zh: '已通过审批：{title}', en: 'Approved: {title}' },
  'approval.returned': { zh: '审批被退回：{title}（{note}）', en: 'Returned: {title} ({note})' },
} as const satisfies NoticeTexts;
