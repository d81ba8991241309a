export { ImportRun } from './entities.js';
export { ImportRunner } from './import-runner.js';
export { ImportsModule } from './imports.module.js';
export { ImportsService } from './imports.service.js';
export { Imports1795300000012 } from './migrations/1795300000012-imports.js';
export { storeStream } from './upload.js';
export { MoneyImports1796000000502 } from './migrations/1796000000502-money-imports.js';
