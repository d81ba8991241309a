import { describe, expect, it } from '@jest/globals';
import { isShownInline, mediaTypeOf } from './media-type.js';

const bytes = (hex: string) => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(64)]);

describe('what a file is', () => {
  it('is told by its content, not by its name', () => {
    expect(mediaTypeOf(Buffer.from('%PDF-1.7\n'), 'photo.png')).toBe('application/pdf');
    expect(mediaTypeOf(bytes('89504e470d0a1a0a'), 'contract.pdf')).toBe('image/png');
  });

  it('programs, pages and scripts are not kept, whatever they are called', () => {
    expect(mediaTypeOf(bytes('4d5a9000'), 'contract.pdf')).toBeNull();
    expect(mediaTypeOf(bytes('7f454c46'), 'contract.txt')).toBeNull();
    expect(mediaTypeOf(Buffer.from('<html><script>'), 'contract.html')).toBeNull();
    expect(mediaTypeOf(Buffer.from('<svg onload="x">'), 'seal.svg')).toBeNull();
    expect(mediaTypeOf(bytes('504b0304'), 'tool.jar')).toBeNull();
  });

  it('a document in a container goes by its name', () => {
    expect(mediaTypeOf(bytes('504b0304'), '合同.docx')).toMatch(/wordprocessingml/);
    expect(mediaTypeOf(bytes('d0cf11e0a1b11ae1'), '合同.DOC')).toBe('application/msword');
    expect(mediaTypeOf(Buffer.from('编号,金额\n1,2'), '清单.csv')).toBe('text/csv');
  });

  it('only what cannot run is shown in the page', () => {
    expect(['application/pdf', 'image/png'].every(isShownInline)).toBe(true);
    expect(['text/plain', 'application/zip', 'image/heic'].some(isShownInline)).toBe(false);
  });
});
