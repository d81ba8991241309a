/** The password of everybody in the demo company. It is public: a demo is no place for secrets. */
export const DEMO_PASSWORD = 'keyline-demo';

/** The sign-ins to show to somebody who tries the product: one for each role, a second rep, and the head of sales, who decides on the director's plans. */
export const DEMO_SIGN_INS = [
  { username: 'rep', role: 'rep' },
  { username: 'rep2', role: 'rep' },
  { username: 'supervisor', role: 'supervisor' },
  { username: 'director', role: 'director' },
  { username: 'head', role: 'director' },
  { username: 'finance', role: 'finance' },
  { username: 'presales', role: 'presales' },
  { username: 'legal', role: 'legal' },
  { username: 'assistant', role: 'assistant' },
  { username: 'admin', role: 'admin' },
] as const;
