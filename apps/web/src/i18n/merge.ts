/** A tree of messages; the leaves are what people read. */
export interface MessageTree {
  [key: string]: string | MessageTree;
}

/** What every `messages.ts` exports: the same keys in both languages. */
export interface Messages {
  zh: MessageTree;
  en: MessageTree;
}

/** Joins message trees; the later one wins on a leaf that both have. */
export const mergeMessages = (...trees: MessageTree[]): MessageTree => {
  const merged: MessageTree = {};
  for (const tree of trees)
    for (const [key, value] of Object.entries(tree)) {
      const present = merged[key];
      merged[key] = typeof value === 'object' && typeof present === 'object' ? mergeMessages(present, value) : value;
    }
  return merged;
};
