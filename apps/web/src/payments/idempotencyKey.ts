/** A key of its own for one filled-in form. `randomUUID` exists only over HTTPS, and a server in the office may speak plain HTTP. */
export const newIdempotencyKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
