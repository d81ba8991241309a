import { StreamableFile } from '@nestjs/common';

/** The papers that the product makes, by their ending. */
export const DOCUMENT_TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type DocumentFormat = keyof typeof DOCUMENT_TYPES;

/** A paper as the answer to a request: to be saved under `name` (RFC 6266, any script), never shown inside the page. */
export const documentFile = (bytes: Buffer, format: DocumentFormat, name: string): StreamableFile =>
  new StreamableFile(bytes, {
    type: DOCUMENT_TYPES[format],
    length: bytes.length,
    disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)}`,
  });
