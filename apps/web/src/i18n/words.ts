import englishMessages from 'ra-language-english';
import { enums } from './enums.js';
import { mergeMessages, type Messages, type MessageTree } from './merge.js';
import { raZh } from './raZh.js';

const folders = Object.values(import.meta.glob<Messages>('../*/messages.ts', { eager: true }));

/**
 * Every word of the product: react-admin's, the enums', and each folder's `messages.ts`. Read while building only (one-language.ts): the
 * browser loads the language that somebody reads, not both.
 */
export const words: Messages = {
  zh: mergeMessages(raZh, { enums: enums.zh }, ...folders.map((folder) => folder.zh)),
  en: mergeMessages(englishMessages as unknown as MessageTree, { enums: enums.en }, ...folders.map((folder) => folder.en)),
};
