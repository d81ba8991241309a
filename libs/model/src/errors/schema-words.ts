import type { z } from 'zod';
import type { Locale } from '../actor.js';

type Issue = z.core.$ZodRawIssue;
interface Words {
  zh: string;
  en: string;
}

const REQUIRED: Words = { zh: '必填', en: 'Required' };
const KINDS: Readonly<Record<string, Words>> = {
  string: { zh: '须为文字', en: 'Must be a text' },
  number: { zh: '须为数字', en: 'Must be a number' },
  int: { zh: '须为整数', en: 'Must be a whole number' },
  boolean: { zh: '须为 true 或 false', en: 'Must be true or false' },
  array: { zh: '须为列表', en: 'Must be a list' },
  object: { zh: '须为对象', en: 'Must be an object' },
};
const FORMATS: Readonly<Record<string, Words>> = {
  uuid: { zh: '不是有效的编号', en: 'Is no valid id' },
  email: { zh: '不是有效的邮箱', en: 'Is no valid e-mail address' },
  url: { zh: '不是有效的网址', en: 'Is no valid address' },
};

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): Words {
  if (origin === 'string') {
    return Number(minimum) === 1 ? REQUIRED : { zh: `至少 ${minimum} 个字`, en: `At least ${minimum} characters` };
  }
  if (origin === 'array' || origin === 'set') return { zh: `至少 ${minimum} 项`, en: `At least ${minimum} entries` };
  return { zh: `不能小于 ${minimum}`, en: `Must not be less than ${minimum}` };
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): Words {
  if (origin === 'string') return { zh: `最多 ${maximum} 个字`, en: `At most ${maximum} characters` };
  if (origin === 'array' || origin === 'set') return { zh: `最多 ${maximum} 项`, en: `At most ${maximum} entries` };
  return { zh: `不能大于 ${maximum}`, en: `Must not be more than ${maximum}` };
}

function wordsFor(issue: Issue): Words | null {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return REQUIRED;
      return KINDS[String(issue.expected)] ?? null;
    case 'too_small':
      return tooSmall(issue as unknown as z.core.$ZodIssueTooSmall);
    case 'too_big':
      return tooBig(issue as unknown as z.core.$ZodIssueTooBig);
    case 'invalid_value': {
      const choices = (issue.values as readonly unknown[]).map(String).join(', ');
      return { zh: `须为以下之一：${choices}`, en: `Must be one of: ${choices}` };
    }
    case 'invalid_format':
      return FORMATS[String(issue.format)] ?? null;
    case 'not_multiple_of':
      return { zh: `须为 ${String(issue.divisor)} 的倍数`, en: `Must be a multiple of ${String(issue.divisor)}` };
    default:
      return null;
  }
}

/**
 * What a schema's complaint is to a person, in the words of the screens: for Zod's `error` parameter. A message that the schema itself
 * names comes first, and never gets here.
 */
export const schemaWords =
  (locale: Locale) =>
  (issue: Issue): string => {
    const words = wordsFor(issue) ?? { zh: '格式不正确', en: 'Has the wrong form' };
    return locale === 'en' ? words.en : words.zh;
  };
