import { searchText } from '@keyline/platform';

const CHINESE = /\p{Script=Han}/u;
const known = new Map<string, readonly [text: string, spoken: string, initials: string]>();

/**
 * The search text of names of which the pieces are known: what `searchText` gives for the whole, but each piece is spelled only
 * once. Spelling fifty thousand company names from nothing takes longer than loading them.
 */
export function composedSearchText(...parts: readonly (readonly string[] | null)[]): string {
  const texts: string[] = [];
  const spoken: string[] = [];
  for (const pieces of parts) {
    if (!pieces || pieces.length === 0) continue;
    let [text, full, initials, chinese] = ['', '', '', false];
    for (const piece of pieces) {
      const spelled = spell(piece);
      text += spelled[0];
      full += spelled[1];
      initials += spelled[2];
      chinese ||= CHINESE.test(piece);
    }
    texts.push(text);
    if (chinese) spoken.push(full, initials);
  }
  return [...texts, ...spoken].join(' ');
}

/** Pinyin without tones and spaces, for a user name or a mail address. */
export function pinyinOf(text: string): string {
  return spell(text)[1];
}

function spell(piece: string): readonly [string, string, string] {
  const before = known.get(piece);
  if (before) return before;
  const found = searchText(piece);
  const words = found.split(' ');
  // A text without Chinese characters is its own pronunciation.
  const result = CHINESE.test(piece) ? words : [found, found.replaceAll(' ', ''), found.slice(0, 1)];
  const spelled = [result[0] ?? '', result[1] ?? '', result[2] ?? ''] as const;
  known.set(piece, spelled);
  return spelled;
}
