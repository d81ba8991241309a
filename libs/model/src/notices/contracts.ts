import type { NoticeTexts } from './notice-texts.js';

export const CONTRACT_NOTICES = {
  'contract.ending': {
    zh: '{account}的合同 {number}「{name}」将于 {endsOn} 到期（还有 {days} 天），请安排续签',
    en: 'Contract {number} "{name}" of {account} ends on {endsOn} ({days} days left): see to its renewal',
  },
} as const satisfies NoticeTexts;
