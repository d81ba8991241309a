export { attainmentPercent, changeOf, changePercent } from './change.js';
export { sidesAmong } from './figureDrill.js';
export { MeasureValue, type MeasureValueProps } from './MeasureValue.js';
export { PeriodStepper } from './PeriodStepper.js';
export { PeriodSwitch } from './PeriodSwitch.js';
export { useKeys } from './useKeys.js';
export { useMeasures, type MeasureWords } from './useMeasures.js';
export { usePeriod, usePeriodName, type PeriodChoice } from './usePeriod.js';
