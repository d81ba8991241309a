import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the robots feel: as usual, tired of too many messages, breaking off before or after they heard, out of order, or sent elsewhere. */
export type RobotMood = 'takes' | 'tired' | 'hangs up' | 'hangs up silently' | 'broken' | 'redirects';

/** A message that has arrived in a group. */
export interface Told {
  robot: 'wecom' | 'dingtalk' | 'feishu';
  body: Record<string, unknown>;
}
export interface Robots {
  /** Where they listen: `http://127.0.0.1:…`. */
  origin: string;
  wecom: string;
  dingtalk: string;
  feishu: string;
  /** The keys with which DingTalk and Feishu are to be signed. */
  secrets: { dingtalk: string; feishu: string };
  told: Told[];
  /** What reached them, also what they refused. */
  asked: number;
  mood: RobotMood;
  /** Taken as "now" when a signature's age is judged. */
  now: () => Date;
  close(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const SECRETS = { dingtalk: 'SEC0123456789abcdef', feishu: 'feishu-key-42' };
const KEYWORD = 'Keyline';

/** Compares as the vendors do; written from their documents, not from the product's code. */
const same = (one: string, other: string) => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Group robots that speak the documented protocols of 企业微信, 钉钉 and 飞书, checks of key, signature and keyword included. */
export async function startRobots(now: () => Date): Promise<Robots> {
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const robots: Robots = {
    origin,
    wecom: `${origin}/cgi-bin/webhook/send?key=good`,
    dingtalk: `${origin}/robot/send?access_token=good`,
    feishu: `${origin}/open-apis/bot/v2/hook/good`,
    secrets: SECRETS,
    told: [],
    asked: 0,
    mood: 'takes',
    now,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    robots.asked += 1;
    if (robots.mood === 'hangs up silently') return void request.socket.destroy();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', origin);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
    if (robots.mood === 'broken') return answer(response, 502, 'Bad gateway');
    if (robots.mood === 'redirects') return void response.writeHead(302, { location: `${origin}/inside` }).end();
    const [status, said] = robotOf(url)(url, body, robots);
    if (robots.mood === 'hangs up') return void request.socket.destroy();
    answer(response, status, JSON.stringify(said));
  }
  return robots;
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(text);
}

type Robot = (url: URL, body: Record<string, unknown>, robots: Robots) => [status: number, answer: Record<string, unknown>];
const robotOf = ({ pathname }: URL): Robot => {
  if (pathname.startsWith('/cgi-bin/webhook/send')) return wecom;
  if (pathname.startsWith('/robot/send')) return dingtalk;
  if (pathname.startsWith('/open-apis/bot/v2/hook/')) return feishu;
  return () => [404, { errcode: 404, errmsg: 'no such robot' }];
};

const wecom: Robot = (url, body, robots) => {
  if (url.searchParams.get('key') !== 'good') return [200, { errcode: 93000, errmsg: 'invalid webhook url' }];
  if (robots.mood === 'tired') return [200, { errcode: 45009, errmsg: 'api freq out of limit' }];
  const content = (body['markdown'] as { content?: unknown } | undefined)?.content;
  if (body['msgtype'] !== 'markdown' || typeof content !== 'string')
    return [200, { errcode: 40008, errmsg: 'invalid message type' }];
  if (Buffer.byteLength(content) > 4096) return [200, { errcode: 40058, errmsg: 'markdown.content exceed max length 4096' }];
  robots.told.push({ robot: 'wecom', body });
  return [200, { errcode: 0, errmsg: 'ok' }];
};

const dingtalk: Robot = (url, body, robots) => {
  if (url.searchParams.get('access_token') !== 'good') return [200, { errcode: 300005, errmsg: 'token is not exist' }];
  const timestamp = url.searchParams.get('timestamp') ?? '';
  const expected = createHmac('sha256', SECRETS.dingtalk).update(`${timestamp}\n${SECRETS.dingtalk}`).digest('base64');
  if (Math.abs(robots.now().getTime() - Number(timestamp)) > HOUR_MS)
    return [200, { errcode: 310000, errmsg: 'description:机器人发送签名过期;invalid timestamp' }];
  if (!same(url.searchParams.get('sign') ?? '', expected))
    return [200, { errcode: 310000, errmsg: 'description:sign not match' }];
  if (robots.mood === 'tired') return [200, { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' }];
  const { title, text } = (body['markdown'] ?? {}) as { title?: unknown; text?: unknown };
  if (typeof title !== 'string' || typeof text !== 'string') return [200, { errcode: 40035, errmsg: 'miss param' }];
  if (!`${title}${text}`.includes(KEYWORD)) return [200, { errcode: 310000, errmsg: 'description:keywords not in content' }];
  robots.told.push({ robot: 'dingtalk', body });
  return [200, { errcode: 0, errmsg: 'ok' }];
};

const feishu: Robot = (url, body, robots) => {
  if (!url.pathname.endsWith('/good')) return [400, { code: 19001, msg: 'param invalid: incoming webhook access token invalid' }];
  const timestamp = String(body['timestamp'] ?? '');
  const expected = createHmac('sha256', `${timestamp}\n${SECRETS.feishu}`).update('').digest('base64');
  const old = Math.abs(robots.now().getTime() - Number(timestamp) * 1000) > HOUR_MS;
  if (old || !same(String(body['sign'] ?? ''), expected))
    return [400, { code: 19021, msg: 'sign match fail or timestamp is not within one hour from current time' }];
  if (robots.mood === 'tired') return [200, { code: 11232, msg: 'frequency limited psm' }];
  const post = (body['content'] as { post?: { zh_cn?: { title?: unknown; content?: unknown } } } | undefined)?.post?.zh_cn;
  if (body['msg_type'] !== 'post' || typeof post?.title !== 'string' || !Array.isArray(post.content))
    return [400, { code: 9499, msg: 'Bad Request' }];
  if (!JSON.stringify(post).includes(KEYWORD)) return [400, { code: 19024, msg: 'Key Words Not Found' }];
  robots.told.push({ robot: 'feishu', body });
  return [200, { code: 0, msg: 'success', data: {} }];
};
