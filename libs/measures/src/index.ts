export { addMeasures, findMeasure, maySee, measureCodes } from './catalogue.js';
export {
  addValues,
  FigureReader,
  figureOf,
  requireMeasure,
  sideOf,
  summedFor,
  zeroOf,
  zerosOf,
  type Figures,
} from './figures.js';
export type { Measure, Scope, SummedMeasure } from './measure.js';
export { OwnerHistoryIndexes1796000000801 } from './migrations/1796000000801-owner-history-indexes.js';
export { AgreedIndex1796000001952 } from './migrations/1796000001952-agreed-index.js';
export { MeasureIndexes1795300000013 } from './migrations/1795300000013-measure-indexes.js';
export { MeasuresModule } from './measures.module.js';
export { measureDoor, peopleDoor } from './people-door.js';
export { isInCut, reachedPeople, teamOf, type ReachedPerson } from './people.queries.js';
