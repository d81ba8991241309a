import { createHmac } from 'node:crypto';
import { plainMarkdown, withinBytes, type DeliveryMessage, type MessageLine } from '@keyline/model';

/** How each robot wants a message put, and how it is signed: pure, as the vendors document it. */

const noted = ({ label, value, note }: MessageLine) => ({ label, value, note: note === undefined ? '' : `（${note}）` });

/** WeCom takes at most 4096 bytes of Markdown (developer.work.weixin.qq.com, 群机器人配置说明). */
const WECOM_BYTES = 4096;
/** DingTalk and Feishu take a request of at most 20 kB; so much of it may be text. */
const TEXT_BYTES = 15_000;

/** The text cut, the links never: a message without its link is worth little. */
function withLinks(text: string, links: string, most: number): string {
  return withinBytes(text, most - Buffer.byteLength(links)) + links;
}

const markdownLinks = (message: DeliveryMessage, separator: string) =>
  message.links.map(({ text, url }) => `[${plainMarkdown(text)}](${url})`).join(separator);

/** `msgtype: markdown`: headings, quotes, bold and links are all it knows. */
export function wecomBody(message: DeliveryMessage): unknown {
  const lines = message.lines
    .map(noted)
    .map(({ label, value, note }) => `> ${plainMarkdown(label)}：**${plainMarkdown(value)}**${plainMarkdown(note)}`);
  const remarks = message.remarks.map(({ label, value }) => `${plainMarkdown(label)}：${plainMarkdown(value)}`);
  const text = [`## ${plainMarkdown(message.title)}`, plainMarkdown(message.subtitle), ...lines, ...remarks].join('\n');
  return { msgtype: 'markdown', markdown: { content: withLinks(text, `\n${markdownLinks(message, '\n')}`, WECOM_BYTES) } };
}

/** `msgtype: markdown` with a title for the list of chats; a line ends with two spaces or an empty line. */
export function dingtalkBody(message: DeliveryMessage): unknown {
  const lines = message.lines
    .map(noted)
    .map(({ label, value, note }) => `- ${plainMarkdown(label)}：**${plainMarkdown(value)}**${plainMarkdown(note)}`);
  const remarks = message.remarks.map(({ label, value }) => `${plainMarkdown(label)}：${plainMarkdown(value)}`);
  const parts = [`### ${plainMarkdown(message.title)}`, plainMarkdown(message.subtitle), lines.join('\n'), ...remarks];
  const text = parts.filter((part) => part !== '').join('\n\n');
  return {
    msgtype: 'markdown',
    markdown: { title: message.title, text: withLinks(text, `\n\n${markdownLinks(message, '\n\n')}`, TEXT_BYTES) },
  };
}

/** `msg_type: post`: rich text of its own, where nothing in a text can be taken for a sign. */
export function feishuBody(message: DeliveryMessage): Record<string, unknown> {
  const text = (content: string) => ({ tag: 'text', text: withinBytes(content, 1000) });
  const lines = message.lines.map(noted).map(({ label, value, note }) => [text(`${label}：${value}${note}`)]);
  const remarks = message.remarks.map(({ label, value }) => [text(`${label}：${value}`)]);
  const links = message.links.map(({ text: says, url }) => [{ tag: 'a', text: says, href: url }]);
  const content = [[text(message.subtitle)], ...lines, ...remarks, ...links];
  return { msg_type: 'post', content: { post: { zh_cn: { title: message.title, content } } } };
}

/**
 * DingTalk's 加签: HMAC-SHA256 of "timestamp\nkey" with the key, in base64, beside the timestamp (milliseconds, not an hour off) in the
 * address.
 */
export function dingtalkSignature(secret: string, now: Date): { timestamp: string; sign: string } {
  const timestamp = String(now.getTime());
  return { timestamp, sign: createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64') };
}

/** Feishu's 签名校验: HMAC-SHA256 of nothing with "timestamp\nkey" as the key, in base64, beside the timestamp (seconds) in the body. */
export function feishuSignature(secret: string, now: Date): { timestamp: string; sign: string } {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).digest('base64') };
}
