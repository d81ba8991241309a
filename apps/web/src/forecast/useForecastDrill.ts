import {
  FORECAST_BASES,
  FORECAST_FIGURES,
  type ForecastBasis,
  type ForecastFigure,
  type ForecastFigureRow,
  type ForecastLine,
  type MeasureCut,
} from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useApi, type DrillRow } from '../data/index.js';
import type { Drill } from '../kit/index.js';

export interface ForecastOpened {
  week: string;
  figure: ForecastFigure;
  by: MeasureCut;
  /** One line of the roll-up; its key is empty for all together. */
  line: Pick<ForecastLine, 'key' | 'name'>;
}

/** Is the column one that people's forecasts add up to? The target is not. */
export const isForecastFigure = (column: string): column is ForecastFigure =>
  (FORECAST_FIGURES as readonly string[]).includes(column);

/** What opens behind a figure of the roll-up: what each person said, and beside it the deals that it was said about. */
export const useForecastDrill = (): ((opened: ForecastOpened) => Drill) => {
  const api = useApi();
  const translate = useTranslate();
  const rowOf = ({ entity, source, accountName, personName, ...row }: ForecastFigureRow): DrillRow =>
    entity === 'forecast'
      ? { ...row, entity, accountName: translate(`forecast.source.${source}`) }
      : { ...row, entity, accountName: [accountName, personName].filter(Boolean).join(' · ') };
  return ({ week, figure, by, line }) => {
    const load = (of: ForecastBasis) => async (): Promise<DrillRow[]> => {
      const cut = line.key ? { [by]: line.key } : {};
      const asked = { week, figure, of, ...cut, range: '[0,999]' };
      return (await api.get<ForecastFigureRow[]>('/forecasts/roll-up/rows', asked)).map(rowOf);
    };
    return {
      title: [translate('forecast.title'), translate(`forecast.column.${figure}`), line.name, week].filter(Boolean).join(' · '),
      sides: FORECAST_BASES.map((of) => ({ label: translate(`forecast.basis.${of}`), load: load(of) })),
      first: 0,
    };
  };
};
