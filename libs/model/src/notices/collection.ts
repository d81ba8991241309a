import type { NoticeTexts } from './notice-texts.js';

export const COLLECTION_NOTICES = {
  'dunning.step': {
    zh: '{levelZh}：{account} 的 {instalment} 逾期 {days} 天，未收 {open}，请{actionZh}',
    en: '{levelEn}: {instalment} of {account} is {days} days overdue, {open} open; next: {actionEn}',
  },
  'dunning.follow-up': {
    zh: '跟进催收：{account}（上次沟通：{note}）',
    en: 'Follow up on the debt of {account} (last time: {note})',
  },
  'instalment.taken-over': {
    zh: '您接手了 {account} 的 {count} 笔应收（{instalments}），未收 {open}，请安排催收。移交原因：{why}',
    en: 'You take over {count} receivables of {account} ({instalments}), {open} open: see to their collection. Why: {why}',
  },
  'promise.broken': {
    zh: '{account} 未兑现承诺：{promisedOn} 前应付 {amount}，实收 {received}',
    en: '{account} broke a promise: {amount} by {promisedOn}, received {received}',
  },
} as const satisfies NoticeTexts;
