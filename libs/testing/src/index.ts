/** The test kit: a database per test file, factories, people who are signed in, a clock that stands still. */
export { Client, type Answer } from './client.js';
export { Factories, type StoredPerson } from './factories/index.js';
export { Product, startProduct, WEDNESDAY } from './product.js';
export { startRobots, type RobotMood, type Robots, type Told } from './robots.js';
export { cloneDatabase, emptyDatabase } from './template-database.js';
export { readWorkbook, type ReadCell, type ReadSheet } from './workbook.js';
export { UpdatedDatabase } from './updated-database.js';
