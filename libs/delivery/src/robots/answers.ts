import type { ChannelKind, DeliveryReason } from '@keyline/model';
import { NotNow, Refused, Uncertain } from '../notifier.js';

type Robot = Exclude<ChannelKind, 'email'>;
/** What a robot answers: WeCom and DingTalk say `errcode` and `errmsg`, Feishu `code` and `msg`; 0 means that it has arrived. */
interface Answer {
  errcode?: unknown;
  errmsg?: unknown;
  code?: unknown;
  msg?: unknown;
}

/** Not now: later it will be taken. Documented under "频率限制" of each, and the "system busy" that all of them know. */
const LATER: Readonly<Record<Robot, ReadonlyMap<number, DeliveryReason>>> = {
  wecom: new Map([
    [45009, 'rate_limited'],
    [45033, 'rate_limited'],
    [-1, 'busy'],
  ]),
  dingtalk: new Map([
    [130101, 'rate_limited'],
    [130102, 'rate_limited'],
    [410100, 'rate_limited'],
    [90030, 'rate_limited'],
    [-1, 'busy'],
  ]),
  feishu: new Map([
    [11232, 'rate_limited'],
    [99991400, 'rate_limited'],
    [11233, 'busy'],
  ]),
};
/** Never: somebody has to change the robot or the channel first. */
const NEVER: Readonly<Record<Robot, ReadonlyMap<number, DeliveryReason>>> = {
  wecom: new Map([[93000, 'bad_key']]),
  dingtalk: new Map([
    [300001, 'bad_key'],
    [300005, 'bad_key'],
    [400101, 'bad_key'],
    [400102, 'bad_key'],
    [400106, 'bad_key'],
  ]),
  feishu: new Map([
    [19001, 'bad_key'],
    [19021, 'bad_signature'],
    [19022, 'address_blocked'],
    [19024, 'keyword_missing'],
  ]),
};
/** DingTalk has one number for all its safety settings and says in words which it was. */
const DINGTALK_SAFETY = 310000;
const SAFETY_WORDS: readonly (readonly [RegExp, DeliveryReason])[] = [
  [/keyword|关键词/i, 'keyword_missing'],
  [/\bip\b|whitelist|白名单/i, 'address_blocked'],
  [/sign|timestamp|签名|时间戳/i, 'bad_signature'],
];

/**
 * What an answer means.
 * @param body what came, up to a sensible length; not always JSON: a proxy may have answered
 * @throws NotNow when it may be tried again, Refused when that is no use, Uncertain when a gateway gave up waiting for the robot
 */
export function readAnswer(robot: Robot, status: number, body: string): void {
  // DingTalk's gateway sends whoever knocked too often elsewhere; the others never redirect.
  if (status >= 300 && status < 400)
    throw robot === 'dingtalk' ? new NotNow('rate_limited', `${status} redirect`) : new Refused('refused', `${status} redirect`);
  const answer = parsed(body);
  const code = Number(answer?.errcode ?? answer?.code);
  const said = `${status} ${body}`.slice(0, 300);
  if (answer && code === 0 && status < 300) return;
  const later = LATER[robot].get(code);
  if (later) throw new NotNow(later, said);
  if (status === 429) throw new NotNow('rate_limited', said);
  const never = NEVER[robot].get(code) ?? (robot === 'dingtalk' && code === DINGTALK_SAFETY ? safetyReason(body) : undefined);
  if (never) throw new Refused(never, said);
  if (status === 504) throw new Uncertain(said);
  if (status >= 500) throw new NotNow('busy', said);
  // Feishu says 9499 for what is malformed, and for too many requests.
  if (robot === 'feishu' && code === 9499 && /too many/i.test(body)) throw new NotNow('rate_limited', said);
  throw new Refused('refused', said);
}

const safetyReason = (body: string): DeliveryReason => SAFETY_WORDS.find(([words]) => words.test(body))?.[1] ?? 'refused';

function parsed(body: string): Answer | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}
