import englishMessages from 'ra-language-english';
import { enums } from './enums.js';
import { mergeMessages, type Messages, type MessageTree } from './merge.js';

const folders = import.meta.glob<Messages>('../*/messages.ts', { eager: true });

/** Every word of the product in English. */
export const en: MessageTree = mergeMessages(
  englishMessages as unknown as MessageTree,
  { enums: enums.en },
  ...Object.values(folders).map((folder) => folder.en),
);
