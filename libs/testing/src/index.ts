/** The test kit: a database per test file, factories, people who are signed in, a clock that stands still. */
export { Client, type Answer } from './client.js';
export { Factories, type StoredPerson } from './factories/index.js';
export { Product, startProduct, WEDNESDAY } from './product.js';
export { cloneDatabase, emptyDatabase } from './template-database.js';
