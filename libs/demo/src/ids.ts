import type { Rng } from './random.js';

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex32(bits: number): string {
  return `${HEX[bits >>> 24]}${HEX[(bits >>> 16) & 255]}${HEX[(bits >>> 8) & 255]}${HEX[bits & 255]}`;
}

/** A uuid of version 7 for a row that came about at this instant (milliseconds since 1970): sorts by time like the ids of the product. */
export function idAt(instantMs: number, rng: Rng): string {
  const time = Math.floor(instantMs).toString(16).padStart(12, '0');
  const [first, second, third] = [rng.bits(), rng.bits(), rng.bits()];
  const version = `7${hex32(first).slice(5)}`;
  const tail = hex32(((second & 0x3fffffff) | 0x80000000) >>> 0) + hex32(third);
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${tail.slice(0, 4)}-${tail.slice(4, 16)}`;
}
