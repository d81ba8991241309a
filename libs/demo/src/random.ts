/**
 * A seeded source of chance. The generator must make the same company for the same seed on every machine, so nothing here looks at
 * the clock or at `Math.random`. The algorithm is sfc32: 128 bits of state, so that ids drawn from many streams do not meet.
 */
export class Rng {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor(private readonly key: string) {
    let hash = 2166136261 ^ key.length;
    const word = (): number => {
      hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
      hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
      return (hash ^= hash >>> 16) >>> 0;
    };
    for (let i = 0; i < key.length; i++) {
      hash = Math.imul(hash ^ key.charCodeAt(i), 3432918353);
      hash = (hash << 13) | (hash >>> 19);
    }
    this.a = word();
    this.b = word();
    this.c = word() ^ (key.length * 2654435761);
    // A second hash of the same text, so that two keys with the same first hash still part ways.
    let other = 5381;
    for (let i = 0; i < key.length; i++) other = (Math.imul(other, 33) + key.charCodeAt(i)) >>> 0;
    this.d = other;
    for (let i = 0; i < 12; i++) this.bits();
  }

  /** A stream of its own: what is drawn from it does not depend on how much was drawn here. */
  fork(label: string | number): Rng {
    return new Rng(`${this.key}/${label}`);
  }

  /** 32 random bits. */
  bits(): number {
    const sum = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + sum) | 0;
    return sum >>> 0;
  }

  /** At least 0, less than 1. */
  next(): number {
    return this.bits() / 4294967296;
  }

  /** A whole number from `min` to `max`, both possible. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  /** A number from `min` up to `max`. */
  between(min: number, max: number): number {
    return min + this.next() * (max - min);
  }

  /** True in `probability` of the cases. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of the list. @throws RangeError when the list is empty */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /** One of the list, in proportion to the weight of each. @throws RangeError when nothing has any weight */
  weighted<T>(list: readonly T[], weightOf: (item: T) => number): T {
    let total = 0;
    for (const item of list) total += weightOf(item);
    if (!(total > 0)) throw new RangeError('nothing has any weight');
    let left = this.next() * total;
    for (const item of list) {
      left -= weightOf(item);
      if (left < 0) return item;
    }
    return list[list.length - 1] as T;
  }

  /** About `mean`, as a whole number: 2.3 is 2 in 70 % and 3 in 30 % of the cases. */
  round(mean: number): number {
    return Math.floor(mean + this.next());
  }

  /** The list in another order; the list itself stays as it is. */
  shuffle<T>(list: readonly T[]): T[] {
    const mixed = [...list];
    for (let i = mixed.length - 1; i > 0; i--) {
      const j = Math.floor(this.next() * (i + 1));
      [mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T];
    }
    return mixed;
  }
}
