import { Inject, Injectable } from '@nestjs/common';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import sql from 'sql-template-tag';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { Database } from '../database/database.js';
import { fieldProblem, Problem } from '../problem.js';
import { ActorDirectory } from './actor-directory.js';
import { Identity } from './identity.js';
import { decoyHash, hashPassword, passwordMatches } from './passwords.js';

const WINDOW_SECONDS = 300;
const PER_USER = 10;
const PER_ADDRESS = 100;

function limiter(redis: Redis | null, keyPrefix: string, points: number): RateLimiterAbstract {
  const options = { keyPrefix, points, duration: WINDOW_SECONDS };
  return redis
    ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: new RateLimiterMemory(options) })
    : new RateLimiterMemory(options);
}

/** Signing in with user name and password, throttled per user and per address. */
@Injectable()
export class SignIn {
  private readonly redis: Redis | null;
  private readonly perUser: RateLimiterAbstract;
  private readonly perAddress: RateLimiterAbstract;

  constructor(
    private readonly database: Database,
    private readonly identity: Identity,
    private readonly directory: ActorDirectory,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.redis = config.redisUrl
      ? new Redis(config.redisUrl, { lazyConnect: true, maxRetriesPerRequest: 1, enableOfflineQueue: true })
      : null;
    this.redis?.on('error', () => undefined); // the insurance limiter takes over while Redis is away
    this.perUser = limiter(this.redis, 'keyline-sign-in-user', PER_USER);
    this.perAddress = limiter(this.redis, 'keyline-sign-in-address', PER_ADDRESS);
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }

  /**
   * Checks the password and opens a session.
   * @throws Problem auth.bad-credentials (401), auth.too-many-attempts (429) with the seconds to wait.
   */
  async signIn(
    username: string,
    password: string,
    device: { userAgent: string | undefined; ip: string },
  ): Promise<{ token: string; expiresAt: Date }> {
    const name = username.trim().toLowerCase();
    await this.throttle(this.perAddress, device.ip);
    await this.throttle(this.perUser, name.slice(0, 64));
    const found = await this.database.maybeRow<{ personId: string; passwordHash: string }>(
      sql`select person_id as "personId", password_hash as "passwordHash" from credential where username = ${name.replaceAll('\u0000', '')}::text`,
    );
    const right = await passwordMatches(found?.passwordHash ?? (await decoyHash), password);
    if (!found || !right || !(await this.directory.findActor(found.personId))) throw new Problem('auth.bad-credentials');
    await this.perUser.delete(name.slice(0, 64));
    return this.identity.openSession(found.personId, device);
  }

  /** @throws Problem auth.wrong-password (422) when the present one is. */
  async changePassword(personId: string, current: string, next: string, keepSessionId: string): Promise<void> {
    const found = await this.database.maybeRow<{ passwordHash: string }>(
      sql`select password_hash as "passwordHash" from credential where person_id = ${personId}::uuid`,
    );
    if (!found || !(await passwordMatches(found.passwordHash, current)))
      throw fieldProblem('auth.wrong-password', 'current', 'auth.wrong-password');
    const passwordHash = await hashPassword(next);
    await this.database.transaction(async () => {
      await this.database.execute(
        sql`update credential set password_hash = ${passwordHash}, password_changed_at = ${this.clock.now()} where person_id = ${personId}::uuid`,
      );
      await this.database.execute(
        sql`update session set ended_at = ${this.clock.now()} where person_id = ${personId}::uuid and id <> ${keepSessionId}::uuid and ended_at is null`,
      );
    });
    await this.identity.forget();
  }

  private async throttle(rate: RateLimiterAbstract, key: string): Promise<void> {
    try {
      await rate.consume(key);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new Problem('auth.too-many-attempts', { values: { seconds: Math.ceil(refused.msBeforeNext / 1000) } });
    }
  }
}
