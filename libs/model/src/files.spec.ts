import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanFileName } from './files.js';

describe('the name of a file', () => {
  it('is its last segment, whichever way the slashes lean', () => {
    expect(cleanFileName('C:\\合同\\盖章件.pdf')).toBe('盖章件.pdf');
    expect(cleanFileName('../../etc/passwd')).toBe('passwd');
  });

  it('cannot pretend another extension by turning the reading direction', () => {
    expect(cleanFileName('合同\u202Egpj.exe')).toBe('合同gpj.exe');
  });

  it('is never empty and never hidden', () => {
    for (const name of ['', '...', '/', '\u0000', '  ', '\u202E']) expect(cleanFileName(name)).toBe('file');
    expect(cleanFileName('.htaccess')).toBe('htaccess');
  });

  it('keeps its extension when it is cut', () => {
    const cut = cleanFileName(`${'长'.repeat(400)}.docx`);
    expect([...cut]).toHaveLength(150);
    expect(cut.endsWith('长.docx')).toBe(true);
  });

  it('is clean whatever was sent, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const clean = cleanFileName(name);
        // eslint-disable-next-line no-control-regex
        expect(clean).not.toMatch(/[/\\\u0000-\u001F\u202A-\u202E\u2066-\u2069]/);
        expect(clean.length).toBeGreaterThan(0);
        expect(cleanFileName(clean)).toBe(clean);
      }),
    );
  });
});
