import type { Locale } from '@keyline/model';

interface Line {
  text: string;
  url: string;
}
const WORDS = {
  'zh-CN': {
    more: (first: string, count: number) => `${first}（等 ${count} 条）`,
    open: '打开',
    foot: '这封邮件由 Keyline 发出。可在“设置 → 通知”中选择接收哪些邮件。',
  },
  en: {
    more: (first: string, count: number) => `${first} (and ${count - 1} more)`,
    open: 'Open',
    foot: 'Sent by Keyline. Choose which mails you get under Settings → Notices.',
  },
} as const satisfies Record<Locale, unknown>;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** One mail for all these notices, as plain text and as HTML; the subject is the first one's sentence. */
export function noticeMail(locale: Locale, lines: readonly Line[]): { subject: string; text: string; html: string } {
  const words = WORDS[locale];
  const first = (lines[0]?.text ?? '').replace(/\s+/g, ' ').slice(0, 120);
  const items = lines.map(
    ({ text, url }) => `<li style="margin:0 0 12px">${escaped(text)} <a href="${escaped(url)}">${words.open}</a></li>`,
  );
  return {
    subject: lines.length > 1 ? words.more(first, lines.length) : first,
    text: `${lines.map(({ text, url }) => `- ${text}\n  ${url}`).join('\n')}\n\n${words.foot}\n`,
    html: `<ul style="padding-left:20px;font:14px sans-serif">${items.join('')}</ul><p style="font:12px sans-serif;color:#666">${words.foot}</p>`,
  };
}
