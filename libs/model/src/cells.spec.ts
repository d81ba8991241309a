import { describe, expect, it } from '@jest/globals';
import { withoutFormula } from './cells.js';

describe('a cell that Excel would compute', () => {
  it.each(['=1+1', '+86 138', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")'])('%j stays text', (text) => {
    expect(withoutFormula(text)).toBe(`'${text}`);
  });
  it.each(['', '华为', '-12.50', '1234.00', 'a=b', "'=1"])('%j is left as it is', (text) => {
    expect(withoutFormula(text)).toBe(text);
  });
});
