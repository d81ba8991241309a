import { describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig } from './config.js';
import { Secrets, SecretUnreadable } from './secrets.js';

const ENV = { KEYLINE_DATA: '/tmp/keyline-secrets-test', KEYLINE_SECRET: 'a secret of thirty-two characters or more' };
const secretsUnder = (secret: string) => new Secrets(loadConfig({ ...ENV, KEYLINE_SECRET: secret }));

describe('keys of other systems', () => {
  it('are stored sealed, never twice alike, and come back as they were', () => {
    const secrets = new Secrets(loadConfig(ENV));
    const [one, other] = [secrets.seal('SEC钥匙'), secrets.seal('SEC钥匙')];
    expect(one.includes('SEC')).toBe(false);
    expect(one.equals(other)).toBe(false);
    expect([secrets.open(one), secrets.open(other)]).toEqual(['SEC钥匙', 'SEC钥匙']);
  });

  it('cannot be read under another secret, or once they were changed', () => {
    const sealed = secretsUnder('x'.repeat(32)).seal('key');
    expect(() => secretsUnder('y'.repeat(32)).open(sealed)).toThrow(SecretUnreadable);
    sealed.writeUInt8(sealed.readUInt8(sealed.length - 1) ^ 1, sealed.length - 1);
    expect(() => secretsUnder('x'.repeat(32)).open(sealed)).toThrow(SecretUnreadable);
  });
});

describe('the addresses that robots may have', () => {
  it('are origins, parted by commas', () => {
    expect(loadConfig(ENV).robotOrigins).toEqual([]);
    expect(loadConfig({ ...ENV, KEYLINE_ROBOT_HOSTS: 'https://robot.example.com, http://127.0.0.1:9999' }).robotOrigins).toEqual([
      'https://robot.example.com',
      'http://127.0.0.1:9999',
    ]);
  });

  it.each(['robot.example.com', 'ftp://x', 'https://robot.example.com/hook', 'https://a:b@robot.example.com', 'https://x,'])(
    'not %s',
    (value) => expect(() => loadConfig({ ...ENV, KEYLINE_ROBOT_HOSTS: value })).toThrow(ConfigError),
  );
});
