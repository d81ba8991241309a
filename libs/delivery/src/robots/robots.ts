import { Inject, Injectable } from '@nestjs/common';
import type { DeliveryMessage } from '@keyline/model';
import { Clock, CONFIG, type Config } from '@keyline/platform';
import { Refused, type Destination, type Notification, type Notifier } from '../notifier.js';
import { readAnswer } from './answers.js';
import { dingtalkBody, dingtalkSignature, feishuBody, feishuSignature, wecomBody } from './dialects.js';
import { isAllowedWebhook, postJson, type RobotKind } from './webhooks.js';

/** What the robots have in common: a webhook that takes JSON and answers with a code. */
abstract class RobotNotifier implements Notifier {
  readonly carriesFiles = false;
  abstract readonly kind: RobotKind;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** The message and its address, signed where there is a key. */
  protected abstract request(
    message: DeliveryMessage,
    to: { url: URL; secret: string | null; now: Date },
  ): { url: URL; body: unknown };

  async send({ webhook, secret }: Destination, { message }: Notification): Promise<readonly string[]> {
    // Asked again although it was asked when the channel was set up: the installation may allow less by now.
    if (webhook === null || !isAllowedWebhook(this.kind, webhook, this.config.robotOrigins))
      throw new Refused('address_not_allowed', webhook === null ? '' : new URL(webhook).host);
    const { url, body } = this.request(message, { url: new URL(webhook), secret, now: this.clock.now() });
    const answer = await postJson(url.href, body);
    readAnswer(this.kind, answer.status, answer.body);
    return [];
  }
}

/** 企业微信 群机器人. */
@Injectable()
export class WecomNotifier extends RobotNotifier {
  readonly kind = 'wecom' as const;

  protected request(message: DeliveryMessage, { url }: { url: URL }) {
    return { url, body: wecomBody(message) };
  }
}

/** 钉钉 自定义机器人: signed in the address. */
@Injectable()
export class DingtalkNotifier extends RobotNotifier {
  readonly kind = 'dingtalk' as const;

  protected request(message: DeliveryMessage, { url, secret, now }: { url: URL; secret: string | null; now: Date }) {
    const signed = new URL(url);
    if (secret !== null)
      for (const [name, value] of Object.entries(dingtalkSignature(secret, now))) signed.searchParams.set(name, value);
    return { url: signed, body: dingtalkBody(message) };
  }
}

/** 飞书 自定义机器人: signed in the body. */
@Injectable()
export class FeishuNotifier extends RobotNotifier {
  readonly kind = 'feishu' as const;

  protected request(message: DeliveryMessage, { url, secret, now }: { url: URL; secret: string | null; now: Date }) {
    return { url, body: { ...(secret === null ? {} : feishuSignature(secret, now)), ...feishuBody(message) } };
  }
}
