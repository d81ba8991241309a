export { ForecastModule } from './forecast.module.js';
export { Forecasts1796000000903 } from './migrations/1796000000903-forecasts.js';
export { PipelineService } from './pipeline.service.js';
export { ForecastRollUps } from './roll-up.service.js';
