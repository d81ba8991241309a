import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { line, whole } from '../fields.js';
import { schemaWords } from './schema-words.js';

const Customer = z.strictObject({
  name: line(5),
  grade: z.enum(['A', 'B']),
  people: whole(1, 9),
  tags: z.array(z.string()).max(1),
  ownerId: z.uuid(),
});
const GOOD = { name: '华为', grade: 'A', people: 3, tags: [], ownerId: '01890000-0000-7000-8000-000000000000' };
const said = (locale: 'zh-CN' | 'en', more: Record<string, unknown>) => {
  const { error } = Customer.safeParse({ ...GOOD, ...more }, { error: schemaWords(locale), reportInput: true });
  return Object.fromEntries((error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message]));
};

describe('what a form says of a wrong value', () => {
  it('speaks like a person, in Chinese', () => {
    expect(said('zh-CN', { name: '', grade: 'Z', people: 0, tags: ['a', 'b'], ownerId: 'x' })).toEqual({
      name: '必填',
      grade: '须为以下之一：A, B',
      people: '不能小于 1',
      tags: '最多 1 项',
      ownerId: '不是有效的编号',
    });
    expect(said('zh-CN', { name: null, people: '3' })).toEqual({ name: '必填', people: '须为数字' });
  });

  it('and in English', () => {
    expect(said('en', { name: '一二三四五六', people: 10, grade: null })).toEqual({
      name: 'At most 5 characters',
      people: 'Must not be more than 9',
      grade: 'Must be one of: A, B',
    });
    expect(said('en', { people: 1.5, tags: 'x' })).toEqual({ people: 'Must be a whole number', tags: 'Must be a list' });
  });
});
