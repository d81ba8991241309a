#!/usr/bin/env node
import('../dist/main.js').catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  console.error('Keyline is not built yet: run `npm start` (or `npm run build`) once.', error.message);
  process.exit(1);
});
