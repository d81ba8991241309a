export { CompetitorsAndNotes1795300000009 } from './migrations/1795300000009-competitors-and-notes.js';
export { MarketModule } from './market.module.js';
