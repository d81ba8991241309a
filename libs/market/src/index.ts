export { Competitor, MarketNote } from './entities.js';
export { MarketModule } from './market.module.js';
export { CompetitorsAndNotes1795300000009 } from './migrations/1795300000009-competitors-and-notes.js';
