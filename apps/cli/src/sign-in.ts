import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import sql from 'sql-template-tag';
import { password as passwordRule, username as usernameRule } from '@keyline/model';
import { Founding, PeopleService } from '@keyline/org';
import { ActorDirectory, ConfigError, Database } from '@keyline/platform';
import { administrator } from './administrator.js';

export interface FirstSignIn {
  company: string;
  name: string;
  username: string;
}
export const FIRST_SIGN_IN: FirstSignIn = { company: 'Keyline', name: '系统管理员', username: 'admin' };

/** 96 random bits that can be read out over the telephone. */
const newPassword = (): string =>
  randomBytes(12)
    .toString('hex')
    .replaceAll(/(.{6})(?=.)/g, '$1-');

/** The set password (KEYLINE_ADMIN_PASSWORD), or one made up. @throws ConfigError for one that is too short */
function chosenPassword(): string {
  const set = process.env['KEYLINE_ADMIN_PASSWORD'];
  if (!set) return newPassword();
  if (!passwordRule.safeParse(set).success) throw new ConfigError('KEYLINE_ADMIN_PASSWORD must have 10 to 200 characters');
  return set;
}

/**
 * The first administrator of an empty installation; says user name and password, which is stored nowhere else. Does nothing where there
 * is somebody already. @throws ConfigError for a user name that cannot be one
 */
export async function foundInstallation(
  app: INestApplicationContext,
  first: FirstSignIn,
  say: (line: string) => void,
): Promise<boolean> {
  if (!usernameRule.safeParse(first.username).success) throw new ConfigError(`“${first.username}” cannot be a user name`);
  const founding = app.get(Founding);
  if (!(await founding.isOpen())) return false;
  const password = chosenPassword();
  const founded = await founding.found({ ...first, password });
  if (founded) say(`first sign-in: ${first.username} / ${password}  (change it after signing in; it is not shown again)`);
  return founded;
}

/** A new password for somebody who has lost theirs; their open sessions end. @throws ConfigError for an unknown user name */
export async function renewPassword(app: INestApplicationContext, username: string, say: (line: string) => void): Promise<void> {
  const database = app.get(Database);
  const person = await database.maybeRow<{ id: string; version: number }>(
    sql`select p.id, p.version from credential c join person p on p.id = c.person_id where c.username = lower(${username}::text)`,
  );
  if (!person) throw new ConfigError(`nobody signs in as “${username}”`);
  const admin = await administrator({ database, people: app.get(ActorDirectory) });
  const password = chosenPassword();
  await app.get(PeopleService).edit(admin, person.id, { version: person.version, password });
  say(`${username} / ${password}`);
}
