import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DEEDS, ENTITIES } from './deeds.messages.js';

const LIBS = join(process.cwd(), 'libs');
const RECORDED = /\baction: '([a-z-]+)\.([a-z_-]+)'|\brecord\([a-z]+, '([a-z-]+)\.([a-z_-]+)'/g;
const ABOUT = /\baction: ['`][^\n]*,\s*entity: '([a-z_-]+)'/g;

/** The sources of the server's rooms, without their tests and what makes the demo company. */
const sources = readdirSync(LIBS, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.includes('/src/') && path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.startsWith('demo'))
  .map((path) => readFileSync(join(LIBS, path), 'utf8'));

describe('the words of what the journal records', () => {
  it('are there for every deed that the server writes down', () => {
    const recorded = sources.flatMap((text) =>
      [...text.matchAll(RECORDED)].map(([, noun, deed, other, done]) => [noun ?? other ?? '', deed ?? done ?? ''] as const),
    );
    expect(recorded.length).toBeGreaterThan(80);
    const missing = recorded.filter(([noun, deed]) => !DEEDS[noun]?.[deed]).map((each) => each.join('.'));
    expect([...new Set(missing)]).toEqual([]);
  });

  it('are there for every kind of record', () => {
    const about = sources.flatMap((text) => [...text.matchAll(ABOUT)].map(([, entity = '']) => entity));
    expect(about.length).toBeGreaterThan(40);
    expect([...new Set(about)].filter((entity) => !ENTITIES[entity])).toEqual([]);
  });
});
