/** Argon2id of the demo's password with the product's parameters, kept ready so that every run makes the same rows. */
export const DEMO_PASSWORD_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$a2V5bGluZS1kZW1vLXNhbHQ$vYwe3ZC0ZqHqXexDd0zjzDjzETC2C7O3bFWjPniaBgQ';
