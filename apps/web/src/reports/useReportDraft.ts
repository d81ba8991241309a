import type { PlanLine, ReportRecord } from '@keyline/model';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { problemOf } from '../data/index.js';

/** What the author writes. */
export interface ReportWords {
  summary: string;
  problems: string;
  helpNeeded: string;
  plan: PlanLine[];
}

export type SaveState = 'clean' | 'dirty' | 'saving' | 'saved' | 'conflict' | 'offline' | 'refused';

export interface ReportDraft {
  words: ReportWords;
  change: (part: Partial<ReportWords>) => void;
  state: SaveState;
  /** When it was last stored, as an instant. */
  savedAt: string | null;
  /** What the server said against it. */
  problem: string | null;
  /** Stores now what is not yet stored; answers with the version to act on, or null where that failed. */
  flush: () => Promise<number | null>;
  /** After a conflict: this text is the right one. */
  overwrite: () => Promise<void>;
  /** After a conflict: the stored text is the right one. */
  discard: () => void;
}

const PAUSE_MS = 1200;
const keyOf = (id: string): string => `keyline.report.${id}`;
const wordsOf = ({ summary, problems, helpNeeded, plan }: ReportRecord): ReportWords => ({ summary, problems, helpNeeded, plan });
/** A line that says nothing yet stays on the screen only. */
const sendable = (words: ReportWords): ReportWords => ({ ...words, plan: words.plan.filter(({ what }) => what.trim() !== '') });

/** Words that were typed here and have not reached the server, with the version of the report that they were written on. */
interface Kept {
  words: ReportWords;
  version: number;
}

const keep = (id: string, kept: Kept | null): void => {
  if (kept) localStorage.setItem(keyOf(id), JSON.stringify(kept));
  else localStorage.removeItem(keyOf(id));
};

const keptFor = (report: ReportRecord): Kept | null => {
  const text = report.can.edit ? localStorage.getItem(keyOf(report.id)) : null;
  return text ? (JSON.parse(text) as Kept) : null;
};

/** Words kept on the device are sent at once, unless the report was changed elsewhere since: then the author chooses. */
const openingState = (report: ReportRecord): SaveState => {
  const kept = keptFor(report);
  if (!kept) return 'clean';
  return kept.version === report.version ? 'dirty' : 'conflict';
};

const stateOf = (error: unknown): SaveState => {
  const status = problemOf(error)?.status;
  return status === 409 ? 'conflict' : status === 0 ? 'offline' : 'refused';
};

/** The words of a report while they are written: stored a second after the last key, kept on the device until they are stored. */
export const useReportDraft = (report: ReportRecord, onReload: () => void): ReportDraft => {
  const dataProvider = useDataProvider();
  const client = useQueryClient();
  const [words, setWords] = useState(() => keptFor(report)?.words ?? wordsOf(report));
  const [state, setState] = useState<SaveState>(() => openingState(report));
  const [problem, setProblem] = useState<string | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const latest = useRef(words);
  const version = useRef(report.version);
  const queue = useRef<Promise<number | null>>(Promise.resolve(report.version));

  // Written elsewhere since, or shown from memory at first: where nothing waits to be sent, the newer words are the ones to go on with.
  useEffect(() => {
    if (report.version <= version.current || (state !== 'clean' && state !== 'saved')) return;
    version.current = report.version;
    latest.current = wordsOf(report);
    setWords(latest.current);
  }, [report, state]);

  const save = useCallback(async (): Promise<number | null> => {
    const sent = latest.current;
    setState('saving');
    try {
      const { data } = await dataProvider.update<ReportRecord>('reports', {
        id: report.id,
        data: { ...sendable(sent), version: version.current },
        previousData: { id: report.id, version: version.current } as ReportRecord,
      });
      version.current = data.version;
      // Whoever comes back to the page begins with what was saved, not with what it opened with.
      client.setQueriesData({ queryKey: ['reports', 'getOne', { id: report.id }] }, data);
      setSavedAt(new Date().toISOString());
      setProblem(null);
      const done = latest.current === sent;
      keep(report.id, done ? null : { words: latest.current, version: data.version });
      setState(done ? 'saved' : 'dirty');
      return data.version;
    } catch (error) {
      setState(stateOf(error));
      setProblem(error instanceof Error ? error.message : null);
      return null;
    }
  }, [client, dataProvider, report.id]);

  // One request at a time: the next one needs the version that the one before made.
  const enqueue = useCallback(() => (queue.current = queue.current.then(save)), [save]);

  const change = useCallback(
    (part: Partial<ReportWords>) => {
      latest.current = { ...latest.current, ...part };
      keep(report.id, { words: latest.current, version: version.current });
      setWords(latest.current);
      setState((before) => (before === 'conflict' ? before : 'dirty'));
    },
    [report.id],
  );

  useEffect(() => {
    if (state !== 'dirty') return undefined;
    const timer = setTimeout(() => void enqueue(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [state, words, enqueue]);

  useEffect(() => {
    const again = (): void => setState((before) => (before === 'offline' ? 'dirty' : before));
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);

  const overwrite = async (): Promise<void> => {
    const { data } = await dataProvider.getOne<ReportRecord>('reports', { id: report.id });
    version.current = data.version;
    await enqueue();
  };
  const discard = (): void => {
    keep(report.id, null);
    onReload();
  };
  const flush = async (): Promise<number | null> => {
    await queue.current;
    return state === 'clean' || state === 'saved' ? version.current : enqueue();
  };
  return { words, change, state, savedAt, problem, flush, overwrite, discard };
};
