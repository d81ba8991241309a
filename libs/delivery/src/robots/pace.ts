import type { ChannelKind } from '@keyline/model';

/** So many messages in so much time. */
interface Window {
  readonly most: number;
  readonly ms: number;
}
/** What one robot takes, and how long it is deaf once it was told more. */
export interface Pace {
  readonly windows: readonly Window[];
  readonly restMs: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/**
 * A little less than the vendors document for one robot: others may know its webhook, and messages do not arrive as evenly as they leave.
 * WeCom: 20 a minute, else blocked for a minute (developer.work.weixin.qq.com, 91770, 90312). DingTalk: 20 a minute, else silent for ten
 * (open.dingtalk.com, custom-robot-access). Feishu: 100 a minute and 5 a second (open.feishu.cn, custom-bot). Mail has its own server.
 */
export const PACES: Readonly<Record<ChannelKind, Pace | null>> = {
  email: null,
  wecom: { windows: [{ most: 18, ms: MINUTE }], restMs: MINUTE },
  dingtalk: { windows: [{ most: 18, ms: MINUTE }], restMs: 10 * MINUTE },
  feishu: {
    windows: [
      { most: 90, ms: MINUTE },
      { most: 4, ms: SECOND },
    ],
    restMs: MINUTE,
  },
};

/** What is known of one robot at the moment at which it is to be told something. */
export interface RobotState {
  /** When it was told something lately, the latest first. */
  readonly told: readonly Date[];
  /** When it last said that this was too much. */
  readonly refusedAt: Date | null;
  /** How many wait in front. */
  readonly ahead: number;
}

/** How long this message has to wait, in milliseconds; 0: now. Pure. */
export function waitFor({ windows, restMs }: Pace, { told, refusedAt, ahead }: RobotState, now: Date): number {
  const at = now.getTime();
  const rest = refusedAt === null ? 0 : refusedAt.getTime() + restMs - at;
  const waits = windows.map(({ most, ms }) => {
    const last = told[most - 1];
    const free = last === undefined ? 0 : last.getTime() + ms - at;
    return free > 0 ? free + Math.floor(ahead / most) * ms : 0;
  });
  return Math.max(0, rest, ...waits);
}
