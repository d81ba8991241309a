/** What a room tells people: the sentence in both languages by its kind; `{name}` is filled in. A missing text does not compile. */
export type NoticeTexts = Record<string, { readonly zh: string; readonly en: string }>;
