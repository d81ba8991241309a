const SIGNATURES: readonly (readonly [type: string, offset: number, bytes: string])[] = [
  ['application/pdf', 0, '25504446'],
  ['image/png', 0, '89504e470d0a1a0a'],
  ['image/jpeg', 0, 'ffd8ff'],
  ['image/gif', 0, '47494638'],
  ['image/webp', 8, '57454250'],
  ['image/heic', 4, '6674797068656963'],
  ['image/heic', 4, '667479706d696631'],
  ['application/zip', 0, '504b0304'],
  ['application/x-cfb', 0, 'd0cf11e0a1b11ae1'],
];
/** What a ZIP or an old Office container is, its name tells; both are only ever handed out as they came, for download. */
const BY_NAME: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'application/zip': {
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ofd: 'application/ofd',
  },
  'application/x-cfb': {
    doc: 'application/msword',
    xls: 'application/vnd.ms-excel',
    ppt: 'application/vnd.ms-powerpoint',
    msg: 'application/vnd.ms-outlook',
  },
};
const PLAIN = { txt: 'text/plain', csv: 'text/csv', md: 'text/plain', eml: 'message/rfc822' } as const;

/** How many bytes of a file tell what it is. */
export const HEAD_BYTES = 4096;

/** No bytes that a text does not have; a multi-byte letter that is cut at the end does no harm. */
const isText = (head: Buffer) => !head.some((byte) => byte === 0 || (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13));

/**
 * What a file is, by its first bytes; its name only tells apart what lies in the same container, or that a text is a text.
 * @returns null for what is not kept beside records: programs, web pages, scripts, anything unknown
 */
export function mediaTypeOf(head: Buffer, name: string): string | null {
  const extension = /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? '';
  const known = SIGNATURES.find(
    ([, offset, bytes]) => head.subarray(offset, offset + bytes.length / 2).toString('hex') === bytes,
  );
  if (known) {
    const container = BY_NAME[known[0]];
    if (!container) return known[0];
    return container[extension] ?? (known[0] === 'application/zip' && extension === 'zip' ? known[0] : null);
  }
  return extension in PLAIN && isText(head) ? PLAIN[extension as keyof typeof PLAIN] : null;
}

/** May a browser show it in the page's own origin? Only what cannot run. */
export const isShownInline = (mediaType: string): boolean =>
  ['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp'].includes(mediaType);
