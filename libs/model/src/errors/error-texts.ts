/** The shape of an error catalogue: HTTP status and a text in both languages; `{name}` is filled in. A missing text does not compile. */
export type ErrorTexts = Record<string, { readonly status: number; readonly zh: string; readonly en: string }>;
