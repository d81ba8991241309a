/** The password of everybody in the demo company. It is public: a demo is no place for secrets. */
export const DEMO_PASSWORD = 'keyline-demo';

/** Argon2id of that password with the product's parameters, kept ready so that every run makes the same rows. */
export const DEMO_PASSWORD_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$a2V5bGluZS1kZW1vLXNhbHQ$vYwe3ZC0ZqHqXexDd0zjzDjzETC2C7O3bFWjPniaBgQ';

/** The sign-ins to show to somebody who tries the product: one for each role, and a second rep. */
export const DEMO_SIGN_INS = [
  { username: 'rep', role: 'rep' },
  { username: 'rep2', role: 'rep' },
  { username: 'supervisor', role: 'supervisor' },
  { username: 'director', role: 'director' },
  { username: 'finance', role: 'finance' },
  { username: 'presales', role: 'presales' },
  { username: 'legal', role: 'legal' },
  { username: 'assistant', role: 'assistant' },
  { username: 'admin', role: 'admin' },
] as const;
