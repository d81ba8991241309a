import { describe, expect, it } from '@jest/globals';
import { Hierarchy } from './hierarchy.js';

describe('who belongs to whom', () => {
  it('finds a circle however long, and only those in it', () => {
    const hierarchy = new Hierarchy();
    const [a, b, c, outside] = ['甲', '乙', '丙', '丁'].map((name) => hierarchy.add({ name }));
    if (!a || !b || !c || !outside) throw new Error('four records');
    hierarchy.put(a, '乙');
    hierarchy.put(b, '丙');
    hierarchy.put(c, '甲');
    hierarchy.put(outside, '甲');
    expect([a, b, c, outside].map((id) => hierarchy.isInCircle(id))).toEqual([true, true, true, false]);
  });

  it('two people of one name are told apart by their numbers and close no circle by chance', () => {
    const hierarchy = new Hierarchy();
    const first = hierarchy.add({ name: '王伟', also: '1' });
    const boss = hierarchy.add({ name: '李娜', also: '2' });
    const second = hierarchy.add({ name: '王伟', also: '3' });
    hierarchy.put(first, '李娜');
    hierarchy.put(boss, '3');
    expect([first, boss, second].map((id) => hierarchy.isInCircle(id))).toEqual([false, false, false]);
    expect(hierarchy.find('王伟')).toBeUndefined();
  });

  it('a name without a number is the record of that name, whatever its case and spaces', () => {
    const hierarchy = new Hierarchy();
    const stored = hierarchy.add({ name: 'GTX Pro', also: 'C-1' });
    expect(hierarchy.add({ name: 'gtxpro' })).toBe(stored);
  });

  it('whoever is above themselves is a circle', () => {
    const hierarchy = new Hierarchy();
    const id = hierarchy.add({ name: '甲' });
    hierarchy.put(id, '甲');
    expect(hierarchy.isInCircle(id)).toBe(true);
  });
});
