import { describe, expect, it } from '@jest/globals';
import { activeView, isNarrowed, switchView, type SavedView } from './listViews.js';

const all: SavedView = { key: 'all', label: 'all', filter: {} };
const open: SavedView = { key: 'open', label: 'open', filter: { state: 'open' } };
const mine: SavedView = { key: 'mine', label: 'mine', filter: { state: 'open', mine: true } };
const views = [all, open, mine];

describe('the views of a list', () => {
  it('the one with most conditions that hold is on', () => {
    expect(activeView(views, {})).toBe(all);
    expect(activeView(views, { state: 'open', region: 'east' })).toBe(open);
    expect(activeView(views, { state: 'open', mine: true })).toBe(mine);
    expect(activeView([open, mine], { region: 'east' })).toBeUndefined();
  });

  it('another view keeps what was searched for, not what the view before had set', () => {
    expect(switchView(open, mine, { state: 'open', mine: true, q: 'changan' })).toEqual({ state: 'open', q: 'changan' });
  });

  it('what a view itself asks for is no filter that anybody chose', () => {
    expect(isNarrowed(open, { state: 'open' })).toBe(false);
    expect(isNarrowed(open, { state: 'open', q: '' })).toBe(false);
    expect(isNarrowed(open, { state: 'open', q: 'changan' })).toBe(true);
    expect(isNarrowed(undefined, { region: 'east' })).toBe(true);
  });
});
