/**
 * Compiles every server package (libs/*, apps/api|worker|cli) from src to dist with swc: only what changed, in about a second.
 * `--watch` keeps doing so. Types are checked by `npm run types`, not here.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, watch, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const packages = [
  ...readdirSync(join(root, 'libs')).map((name) => join('libs', name)),
  'apps/api',
  'apps/worker',
  'apps/cli',
].filter((folder) => existsSync(join(root, folder, 'src')));

const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
const isSource = (path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.endsWith('.d.ts');

async function compile(source, target) {
  const { code, map } = await transformFile(source, {
    root,
    sourceMaps: true,
    sourceFileName: relative(dirname(target), source),
  });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${code}\n//# sourceMappingURL=${target.split('/').at(-1)}.map\n`);
  if (map) writeFileSync(`${target}.map`, map);
}

async function build() {
  let compiled = 0;
  for (const folder of packages) {
    const from = join(root, folder, 'src');
    const to = join(root, folder, 'dist');
    const wanted = new Set();
    for (const source of filesIn(from).filter(isSource)) {
      const target = join(to, relative(from, source)).replace(/\.ts$/, '.js');
      wanted.add(target).add(`${target}.map`);
      if (existsSync(target) && statSync(target).mtimeMs >= statSync(source).mtimeMs) continue;
      await compile(source, target);
      compiled += 1;
    }
    if (existsSync(to)) for (const path of filesIn(to)) if (!wanted.has(path)) rmSync(path);
  }
  return compiled;
}

console.log(`server: ${await build()} files compiled`);
if (process.argv.includes('--watch')) {
  let timer;
  for (const folder of packages) {
    watch(join(root, folder, 'src'), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(
        () => build().then((count) => count && console.log(`server: ${count} files compiled`), console.error),
        150,
      );
    });
  }
}
