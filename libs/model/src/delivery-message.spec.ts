import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainMarkdown, shortened, withinBytes } from './delivery-message.js';

const bytes = (text: string) => new TextEncoder().encode(text).length;

describe('what fits into a message', () => {
  it('is cut between characters, and says that it was', () => {
    expect(withinBytes('周报', 6)).toBe('周报');
    expect(withinBytes('周报汇总', 9)).toBe('周报…');
    expect(withinBytes('a😀b', 5)).toBe('a…');
  });

  it('never takes more bytes than allowed, and is always the beginning', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 60 }), (text, most) => {
        const cut = withinBytes(text, most);
        expect(bytes(cut)).toBeLessThanOrEqual(most);
        expect(text.startsWith(cut.replace(/…$/, '')) || cut === text).toBe(true);
      }),
    );
  });

  it('is one line', () => expect(shortened(' 一期\n\n已验收，二期在谈 ', 8)).toBe('一期 已验收，…'));
});

describe('text in a robot’s Markdown', () => {
  it('makes no link, no heading and no emphasis of what people wrote', () => {
    expect(plainMarkdown('[点我](http://evil) **急** # <font>')).not.toMatch(/[[\]*#<>]/);
    expect(plainMarkdown('华东-二组 (A) 12.5%')).toBe('华东-二组 (A) 12.5%');
  });
});
