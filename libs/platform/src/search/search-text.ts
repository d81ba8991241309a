import { pinyin } from 'pinyin-pro';

const CHINESE = /\p{Script=Han}/u;
const normal = (text: string) => text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');

/**
 * What a record is found by: its texts as they are, then full pinyin and initials of the Chinese ones, so that 华为 answers to
 * "华为", "huawei" and "hw". Polyphones follow the word (长安 is chang'an), not the character.
 */
export function searchText(...parts: readonly (string | null | undefined)[]): string {
  const texts = parts.flatMap((part) => (part ? [normal(part)] : [])).filter(Boolean);
  const spoken = texts
    .filter((text) => CHINESE.test(text))
    .flatMap((text) => {
      const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).map((syllable) =>
        syllable.replaceAll('ü', 'v'),
      );
      return [syllables.join('').replace(/\s+/g, ''), syllables.map((syllable) => syllable[0] ?? '').join('')];
    });
  return [...texts, ...spoken].join(' ');
}

/** What a person typed, made comparable with `searchText`. */
export const searchTerm = (typed: string): string => normal(typed);
