import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from './config.js';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What was stored cannot be read: it was stored under another KEYLINE_SECRET, or has been changed. */
export class SecretUnreadable extends Error {}

/** Keys of other systems, as they are stored: nothing that leaves the database alone (a backup, a copy) gives them away. */
@Injectable()
export class Secrets {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = Buffer.from(hkdfSync('sha256', config.secret, '', 'keyline stored secrets', 32));
  }

  /** Sealed with AES-256-GCM under a key made of KEYLINE_SECRET; never twice the same. */
  seal(plain: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, nonce);
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** @throws SecretUnreadable */
  open(stored: Buffer): string {
    try {
      const decipher = createDecipheriv(CIPHER, this.key, stored.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(stored.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(stored.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
    } catch (error) {
      throw new SecretUnreadable('a stored secret cannot be read', { cause: error });
    }
  }
}
