import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { isValidTimeZone, schemaWords } from '@keyline/model';

const emptyAsAbsent = (value: unknown) => (value === '' ? undefined : value);
const port = z.coerce.number().int().min(1).max(65535);
const urlOf = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be a URL starting with ${protocols.join(' or ')}//`,
    );

const isBareOrigin = (value: string) => URL.canParse(value) && new URL(value).origin === value.replace(/\/$/, '').toLowerCase();

const Environment = z.object({
  PORT: z.preprocess(emptyAsAbsent, port.default(3000)),
  HOST: z.preprocess(emptyAsAbsent, z.string().default('0.0.0.0')),
  DATABASE_URL: z.preprocess(emptyAsAbsent, urlOf('postgres:', 'postgresql:').optional()),
  REDIS_URL: z.preprocess(emptyAsAbsent, urlOf('redis:', 'rediss:').optional()),
  KEYLINE_DATA: z.preprocess(emptyAsAbsent, z.string().default('.keyline')),
  KEYLINE_DEMO: z.preprocess(emptyAsAbsent, z.enum(['on', 'off']).optional()),
  KEYLINE_TZ: z.preprocess(
    emptyAsAbsent,
    z.string().refine(isValidTimeZone, 'must be a time zone such as Asia/Shanghai').default('Asia/Shanghai'),
  ),
  KEYLINE_SECRET: z.preprocess(emptyAsAbsent, z.string().min(32, 'must have at least 32 characters').optional()),
  KEYLINE_URL: z.preprocess(emptyAsAbsent, urlOf('http:', 'https:').optional()),
  KEYLINE_SMTP_URL: z.preprocess(emptyAsAbsent, urlOf('smtp:', 'smtps:').optional()),
  KEYLINE_MAIL_FROM: z.preprocess(
    emptyAsAbsent,
    z.email('must be a mail address such as keyline@example.com').default('keyline@localhost.localdomain'),
  ),
  KEYLINE_ROBOT_HOSTS: z.preprocess(
    emptyAsAbsent,
    z
      .string()
      .transform((value) => value.split(',').map((each) => each.trim()))
      .pipe(
        z.array(
          urlOf('https:', 'http:').refine(isBareOrigin, 'must be addresses without a path, such as https://robot.example.com'),
        ),
      )
      .default([]),
  ),
  KEYLINE_WORKER_HEALTH_PORT: z.preprocess(emptyAsAbsent, port.optional()),
  KEYLINE_LOG: z.preprocess(emptyAsAbsent, z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')),
});

/** Everything that may differ between two installations. Injected; nobody else reads `process.env`. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Empty only where the embedded database is started first, which then fills it in. */
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
  readonly dataFolder: string;
  readonly demo: boolean;
  readonly timeZone: string;
  readonly secret: string;
  /** Where people reach the page, for links in mails; without a slash at the end. */
  readonly publicUrl: string;
  /** `smtp://user:password@host:587`; null: no mail is sent. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Origins that a robot's webhook may have besides those of WeCom, DingTalk and Feishu themselves. */
  readonly robotOrigins: readonly string[];
  /** Where the worker answers health checks of its container; null: nowhere. */
  readonly workerHealthPort: number | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}
export const CONFIG = Symbol('Config');

/** A wrong setting stops the start with one clear line per variable. */
export class ConfigError extends Error {}

/**
 * Reads and checks the environment.
 * @throws ConfigError naming each wrong variable and what it must be.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(env, { error: schemaWords('en'), reportInput: true });
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const value = parsed.data;
  const dataFolder = resolve(value.KEYLINE_DATA);
  return {
    port: value.PORT,
    host: value.HOST,
    databaseUrl: value.DATABASE_URL ?? '',
    redisUrl: value.REDIS_URL ?? null,
    dataFolder,
    demo: value.KEYLINE_DEMO ? value.KEYLINE_DEMO === 'on' : value.DATABASE_URL === undefined,
    timeZone: value.KEYLINE_TZ,
    secret: value.KEYLINE_SECRET ?? secretIn(dataFolder),
    publicUrl: (value.KEYLINE_URL ?? `http://localhost:${value.PORT}`).replace(/\/+$/, ''),
    smtpUrl: value.KEYLINE_SMTP_URL ?? null,
    mailFrom: value.KEYLINE_MAIL_FROM,
    robotOrigins: value.KEYLINE_ROBOT_HOSTS.map((each) => new URL(each).origin),
    workerHealthPort: value.KEYLINE_WORKER_HEALTH_PORT ?? null,
    logLevel: value.KEYLINE_LOG,
  };
}

/** One secret per data folder, made on first start, readable by its owner only. */
function secretIn(folder: string): string {
  const file = join(folder, 'secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(folder, { recursive: true });
  const secret = randomBytes(32).toString('hex');
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}
