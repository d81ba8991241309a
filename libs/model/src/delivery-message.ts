/** What a robot says about a report: a few figures and a link. The dialects of the robots are made of it in libs/delivery. */

export interface MessageLine {
  readonly label: string;
  readonly value: string;
  /** The change on the period before, the target: in brackets behind the value. */
  readonly note?: string;
}
export interface DeliveryMessage {
  readonly title: string;
  readonly subtitle: string;
  readonly lines: readonly MessageLine[];
  /** Words of the author, shortened. */
  readonly remarks: readonly MessageLine[];
  readonly links: readonly { readonly text: string; readonly url: string }[];
}

/** The figures that a message shows, in this order; of these, zeros without a target are left out. */
export const MESSAGE_MEASURES = [
  'visits_done',
  'plans_missed',
  'new_accounts',
  'opportunities_advanced',
  'won_amount',
  'contract_amount',
  'payments_received',
  'overdue_amount',
  'promises_broken',
  'complaints_received',
] as const;

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** The beginning of a text that fits into so many bytes of UTF-8, with an ellipsis where something is left out. Never half a character. */
export function withinBytes(text: string, most: number): string {
  if (bytesOf(text) <= most) return text;
  let kept = '';
  let left = most - bytesOf('…');
  for (const char of text) {
    left -= bytesOf(char);
    if (left < 0) break;
    kept += char;
  }
  return `${kept}…`;
}

/** The beginning of a text on one line, so many characters long. */
export function shortened(text: string, most: number): string {
  const line = text.trim().replace(/\s+/g, ' ');
  const chars = [...line];
  return chars.length > most ? `${chars.slice(0, most - 1).join('')}…` : line;
}

/** Text that a robot's Markdown shows as it stands: what would be a link, a heading or an emphasis is taken for text. */
export const plainMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>#~|]/g, (sign) => FULL_WIDTH[sign] ?? sign);
/** The robots' Markdown knows no escape that all of them understand; the full-width sign looks the same and means nothing. */
const FULL_WIDTH: Readonly<Record<string, string>> = {
  '\\': '＼',
  '`': '｀',
  '*': '＊',
  _: '＿',
  '[': '［',
  ']': '］',
  '<': '＜',
  '>': '＞',
  '#': '＃',
  '~': '～',
  '|': '｜',
};
