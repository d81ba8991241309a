// Adds up the gzipped JavaScript that the home route needs before it can be drawn, and fails over the budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 400;
const HOME = 'src/home/HomePage.tsx';
// The words of the larger language: they are asked for before anything is drawn.
const WORDS = 'virtual:words/zh';
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
if (!entry || !manifest[HOME]) throw new Error(`The manifest knows no ${entry ? HOME : 'entry'}`);

const files = new Set();
const visit = (key) => {
  const chunk = manifest[key];
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  (chunk.imports ?? []).forEach(visit);
};
visit(entry);
visit(HOME);
const words = Object.keys(manifest).find((key) => key.includes(WORDS));
if (!words) throw new Error('The manifest knows no words');
visit(words);

let total = 0;
for (const file of files) {
  const size = gzipSync(readFileSync(new URL(file, dist))).length;
  total += size;
  console.log(`${(size / 1024).toFixed(1).padStart(8)} kB  ${file}`);
}
const kb = total / 1024;
console.log(`${kb.toFixed(1).padStart(8)} kB  first load of the home route, gzipped (budget ${BUDGET_KB} kB)`);
if (kb > BUDGET_KB) {
  console.error('The first load is over its budget: make something lazy.');
  process.exit(1);
}
