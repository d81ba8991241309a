import { enums } from './enums.js';
import { mergeMessages, type Messages, type MessageTree } from './merge.js';
import { raZh } from './raZh.js';

const folders = import.meta.glob<Messages>('../*/messages.ts', { eager: true });

/** Every word of the product in Chinese: react-admin's, the enums', and each folder's `messages.ts`. */
export const zh: MessageTree = mergeMessages(raZh, { enums: enums.zh }, ...Object.values(folders).map((folder) => folder.zh));
