import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { line, patchOf } from './fields.js';

describe('an edit', () => {
  const Input = z.strictObject({ name: line(), grade: z.enum(['A', 'B', 'C']).default('C').optional() });

  it('leaves a field alone that it does not name, also one that has a default for new records', () => {
    expect(Input.parse({ name: '华为' })).toEqual({ name: '华为', grade: 'C' });
    expect(patchOf(Input).parse({ version: 1 })).toEqual({ version: 1 });
  });

  it('still takes a field with a default, and no field that does not exist', () => {
    expect(patchOf(Input).parse({ version: 1, grade: 'A' })).toEqual({ version: 1, grade: 'A' });
    expect(patchOf(Input).safeParse({ version: 1, colour: 'red' }).success).toBe(false);
  });
});

describe('a line of text', () => {
  it('takes emoji and right-to-left scripts, but no NUL and no half of a surrogate pair', () => {
    expect(line().parse(' 👍 שלום ')).toBe('👍 שלום');
    for (const broken of ['a\u0000b', 'a\ud800b', '\udc00']) expect(line().safeParse(broken).success).toBe(false);
  });
});
