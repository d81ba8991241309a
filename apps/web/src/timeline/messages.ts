import type { Messages, MessageTree } from '../i18n/merge.js';
import { DEEDS, ENTITIES, type Words } from './deeds.messages.js';

const languages = ['zh', 'en'] as const;
type Language = (typeof languages)[number];

const said = (words: Words, language: Language): string => words[languages.indexOf(language)] ?? '';

/** `contract: { signed: '签订了合同' }`. */
const deedsIn = (language: Language): MessageTree =>
  Object.fromEntries(
    Object.entries(DEEDS).map(([noun, deeds]) => [
      noun,
      Object.fromEntries(Object.entries(deeds).map(([deed, words]) => [deed, said(words, language)])),
    ]),
  );

const entitiesIn = (language: Language): MessageTree =>
  Object.fromEntries(Object.entries(ENTITIES).map(([entity, words]) => [entity, said(words, language)]));

const messages: Messages = {
  zh: {
    accounts: { activity: deedsIn('zh') },
    enums: { auditEntity: entitiesIn('zh'), auditAction: deedsIn('zh') },
    timeline: { bySystem: '系统', empty: '还没有动态', earlier: '更早' },
  },
  en: {
    accounts: { activity: deedsIn('en') },
    enums: { auditEntity: entitiesIn('en'), auditAction: deedsIn('en') },
    timeline: { bySystem: 'System', empty: 'Nothing has happened yet', earlier: 'Earlier' },
  },
};

export const { zh, en } = messages;
