/** Proves that the room rules bite: each forbidden import below must be refused, each allowed one must pass. Exit code 1 otherwise. */
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { MAY_IMPORT, roomRules } from '../architecture.mjs';

const linter = new Linter({ configType: 'flat' });
const config = [{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } }, ...roomRules];
const refused = (file, source) =>
  linter.verify(`import '${source}';`, config, { filename: file }).some(({ ruleId }) => ruleId === 'no-restricted-imports');

const cases = [
  ['libs/accounts/src/x.ts', '@keyline/visits', true],
  ['libs/accounts/src/x.ts', '@keyline/platform', false],
  ['libs/accounts/src/x.ts', '../../org/src/entities.js', true],
  ['libs/accounts/src/x.ts', '@keyline/org/src/entities.js', true],
  ['libs/platform/src/x.ts', '@keyline/org', true],
  ['libs/model/src/x.ts', '@nestjs/common', true],
  ['libs/model/src/x.ts', 'node:fs', true],
  ['libs/measures/src/x.ts', '@keyline/reports', true],
  ['libs/reports/src/x.ts', '@keyline/measures', false],
  ['libs/reports/src/x.db.spec.ts', '@keyline/testing', false],
  ['libs/reports/src/x.ts', '@keyline/testing', true],
  ['apps/web/src/x.ts', '@keyline/platform', true],
  ['apps/api/src/x.ts', '@keyline/visits', true],
];
const wrong = cases.filter(([file, source, forbidden]) => refused(file, source) !== forbidden);
for (const [file, source, forbidden] of wrong)
  console.error(`${source} from ${file} should be ${forbidden ? 'refused' : 'allowed'}`);

/** Nothing below may lead back: the rooms form no circle. */
const reaches = (from, to, seen = new Set()) =>
  (MAY_IMPORT[`libs/${from}`] ?? []).some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))));
const circles = Object.keys(MAY_IMPORT)
  .map((room) => room.split('/')[1])
  .filter((room) => reaches(room, room));
if (circles.length > 0) console.error(`rooms in a circle: ${circles.join(', ')}`);

if (wrong.length > 0 || circles.length > 0) process.exit(1);
console.log(`architecture: ${cases.length} imports judged rightly, no circle among ${Object.keys(MAY_IMPORT).length} rooms`);
