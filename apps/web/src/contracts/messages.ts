import { wordsEn } from './en.messages.js';
import { wordsZh } from './zh.messages.js';

export const zh = wordsZh;
export const en = wordsEn;
