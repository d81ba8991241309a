import type { ChannelKind } from '@keyline/model';
import { NotNow, Uncertain, unreachedReason } from '../notifier.js';

export type RobotKind = Exclude<ChannelKind, 'email'>;

/** Where the robots of each platform live. */
const HOSTS: Readonly<Record<RobotKind, readonly string[]>> = {
  wecom: ['qyapi.weixin.qq.com'],
  dingtalk: ['oapi.dingtalk.com', 'api.dingtalk.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
};

/**
 * May the server talk to this address? Only over https to the platform's own host, or to an origin that the installation names: whoever
 * sets channels up must not make the server knock at doors inside the house.
 */
export function isAllowedWebhook(kind: RobotKind, webhook: string, origins: readonly string[]): boolean {
  if (!URL.canParse(webhook)) return false;
  const { protocol, hostname, port, username, password, origin } = new URL(webhook);
  if (username !== '' || password !== '') return false;
  return origins.includes(origin) || (protocol === 'https:' && port === '' && HOSTS[kind].includes(hostname));
}

const TIMEOUT_MS = 15_000;
const LONGEST_ANSWER = 4096;
/** Whatever failed before anything could be handed over. */
const NOT_HANDED_OVER =
  /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/**
 * Posts JSON to a webhook, once; follows no redirect, for that would lead past the check of the address.
 * @throws NotNow when nothing was handed over, Uncertain when the answer was lost
 */
export async function postJson(url: string, body: unknown): Promise<{ status: number; body: string }> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      // A connection of its own: one kept from before may just be closing, and then nobody knows what was heard.
      headers: { 'content-type': 'application/json; charset=utf-8', connection: 'close' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    throw lostConnection(error);
  }
  try {
    return { status: response.status, body: await startOf(response) };
  } catch (error) {
    throw new Uncertain('the answer broke off', { cause: error });
  }
}

/** The address itself is a secret and must not come into the log with the error: only its code does. */
function lostConnection(error: unknown): Error {
  const { cause, name } = error as { cause?: { code?: unknown }; name?: unknown };
  const code = typeof cause?.code === 'string' ? cause.code : String(name);
  return NOT_HANDED_OVER.test(code) ? new NotNow(unreachedReason(code), code) : new Uncertain(code);
}

/** A robot's answer is short; whoever sends more is none. */
async function startOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > LONGEST_ANSWER) break;
  }
  return text.slice(0, LONGEST_ANSWER);
}
