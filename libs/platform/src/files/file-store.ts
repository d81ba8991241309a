import { createReadStream, mkdirSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { HEAD_BYTES } from './media-type.js';

/** Where the bytes of files lie: one file by id under the data folder, which all processes of an installation share. */
@Injectable()
export class FileStore {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Where a file lies that is still arriving: on the same disk, so that moving it in cannot stop half-way. */
  get arrivals(): string {
    return join(this.config.dataFolder, 'files', 'arriving');
  }

  /** The first bytes, which tell what the file is. */
  async headOf(path: string): Promise<Buffer> {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  async keep(id: string, path: string): Promise<void> {
    mkdirSync(this.folderOf(id), { recursive: true });
    await rename(path, this.pathOf(id));
  }

  /** The bytes, or null when they are gone (a data folder that was not restored with its database). */
  async read(id: string): Promise<Readable | null> {
    const path = this.pathOf(id);
    return (await stat(path).catch(() => null)) ? createReadStream(path) : null;
  }

  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  /** The end of an id is its random part: folders fill evenly. */
  private folderOf(id: string): string {
    return join(this.config.dataFolder, 'files', id.slice(-2));
  }

  private pathOf(id: string): string {
    return join(this.folderOf(id), id);
  }
}
