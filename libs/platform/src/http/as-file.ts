import { StreamableFile } from '@nestjs/common';

/** Bytes that the browser saves under that name, whatever letters it has (RFC 5987). */
export const asFile = (bytes: Buffer, type: string, name: string): StreamableFile =>
  new StreamableFile(bytes, {
    type,
    length: bytes.length,
    disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)}`,
  });
