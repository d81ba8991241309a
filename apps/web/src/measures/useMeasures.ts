import type { MeasureInfo } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocale } from 'react-admin';
import { useApi } from '../data/index.js';
import type { Drill } from '../kit/index.js';
import { figureDrill, type FigureOpened } from './figureDrill.js';

export interface MeasureWords {
  /** The catalogue in its own order; empty until it is known. */
  all: MeasureInfo[];
  find: (code: string) => MeasureInfo | undefined;
  /** What the measure is called in the language of the screen; its code while that is unknown. */
  nameOf: (code: string) => string;
  /** What opens behind a figure: its records, of a percentage those of both its sides. */
  drillOf: (figure: FigureOpened) => Drill;
}

const KEPT = 'keyline.measures';
const HOUR_MS = 3_600_000;

/** The catalogue as it was last: figures have their names without a network, too. */
const recall = (): MeasureInfo[] | undefined => {
  try {
    return (JSON.parse(localStorage.getItem(KEPT) ?? 'null') as MeasureInfo[] | null) ?? undefined;
  } catch {
    return undefined;
  }
};

/** The catalogue of measures; asked once a sitting. `enabled: false` for who may not read figures. */
export const useMeasures = (enabled = true): MeasureWords => {
  const api = useApi();
  const locale = useLocale();
  const { data } = useQuery({
    queryKey: ['measures', 'catalogue'],
    queryFn: async () => {
      const catalogue = await api.get<MeasureInfo[]>('/measures');
      localStorage.setItem(KEPT, JSON.stringify(catalogue));
      return catalogue;
    },
    initialData: recall,
    initialDataUpdatedAt: 0,
    staleTime: HOUR_MS,
    enabled,
  });
  return useMemo(() => {
    const byCode = new Map((data ?? []).map((measure) => [measure.code, measure]));
    // Until the catalogue is there, nothing: a code is no word.
    const nameOf = (code: string): string => byCode.get(code)?.name[locale === 'en' ? 'en' : 'zh'] ?? (data ? code : '…');
    const find = (code: string): MeasureInfo | undefined => byCode.get(code);
    return { all: data ?? [], find, nameOf, drillOf: (figure) => figureDrill({ find, nameOf }, locale, figure) };
  }, [data, locale]);
};
