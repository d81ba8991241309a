import { hash, verify } from '@node-rs/argon2';

// OWASP's second recommended setting for argon2id: 19 MiB, two passes, one lane.
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** argon2id with OWASP's parameters, in the PHC string format. */
export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS);
export const passwordMatches = (stored: string, password: string): Promise<boolean> => verify(stored, password);

/** Checked when there is no such user, so that the answer takes as long as for a wrong password. */
export const decoyHash: Promise<string> = hashPassword('nobody has this password');
