import { nameKey, type Pointer } from './import-kind.js';

/** Who belongs to whom, as the database and the file together say: known by name, or by number where names repeat. */
export class Hierarchy {
  private readonly byNumber = new Map<string, string>();
  private readonly byName = new Map<string, Set<string>>();
  private readonly above = new Map<string, string>();

  /** Takes a record in; the same name or number again is the same record. @returns what it is known by from now on */
  add({ name, also }: Pointer): string {
    const key = nameKey(name);
    const number = also ? nameKey(also) : undefined;
    const sameName = this.byName.get(key) ?? new Set<string>();
    const known = number === undefined ? [...sameName][0] : (this.byNumber.get(number) ?? (sameName.has(key) ? key : undefined));
    const id = known ?? number ?? key;
    if (number !== undefined) this.byNumber.set(number, id);
    this.byName.set(key, sameName.add(id));
    return id;
  }

  /** Puts a record below another; where several have the other's name, nothing is known. */
  put(id: string, below: string): void {
    const parent = this.find(below) ?? (this.byName.has(nameKey(below)) ? undefined : this.add({ name: below }));
    if (parent !== undefined) this.above.set(id, parent);
  }

  find(name: string): string | undefined {
    const key = nameKey(name);
    const named = [...(this.byName.get(key) ?? [])];
    return this.byNumber.get(key) ?? (named.length === 1 ? named[0] : undefined);
  }

  /** Does the way up from this record come back to it? */
  isInCircle(id: string): boolean {
    const seen = new Set<string>();
    let current = this.above.get(id);
    while (current !== undefined && !seen.has(current)) {
      if (current === id) return true;
      seen.add(current);
      current = this.above.get(current);
    }
    return false;
  }
}
