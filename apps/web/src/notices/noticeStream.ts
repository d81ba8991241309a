/** What the stream tells. `missed`: it was open again after a break, so look for yourself. */
export type NoticeWord = { word: 'unread'; count: number } | { word: 'notice'; text: string } | { word: 'missed' };

const FIRST_AFTER_MS = 2000;
const AGAIN_AFTER_MS = 30_000;

interface Asked {
  personId: string;
  locale: string;
  hear: (word: NoticeWord) => void;
}

const read = <T>(event: MessageEvent<string>): T => JSON.parse(event.data) as T;

/** One open stream that comes back by itself: the browser after a break, this after the server turned it away. @returns what closes it */
function openStream(locale: string, tell: (word: NoticeWord) => void): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let before = false;
  const connect = () => {
    source = new EventSource(`/api/notifications/stream?locale=${encodeURIComponent(locale)}`);
    source.addEventListener('open', () => {
      if (before) tell({ word: 'missed' });
      before = true;
    });
    source.addEventListener('unread', (event) => tell({ word: 'unread', ...read<{ count: number }>(event) }));
    source.addEventListener('notice', (event) => tell({ word: 'notice', text: read<{ text: string }>(event).text }));
    source.addEventListener('error', () => {
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(connect, AGAIN_AFTER_MS);
    });
  };
  timer = setTimeout(connect, FIRST_AFTER_MS);
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

/**
 * Listens for this person's notices. A browser has few connections to give: where it can, one of its tabs holds the stream and tells the
 * others; when that tab goes, the next takes over. @returns what ends it
 */
export function listenToNotices({ personId, locale, hear }: Asked): () => void {
  const name = `keyline-notices-${personId}`;
  const end = new AbortController();
  const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  others?.addEventListener('message', (event: MessageEvent<NoticeWord>) => hear(event.data));
  const tell = (word: NoticeWord) => {
    hear(word);
    others?.postMessage(word);
  };
  const hold = () =>
    new Promise<void>((resolve) => {
      const close = openStream(locale, tell);
      end.signal.addEventListener('abort', () => {
        close();
        resolve();
      });
    });
  const locks = others ? (navigator.locks as LockManager | undefined) : undefined;
  if (locks) locks.request(name, { signal: end.signal }, hold).catch(() => undefined);
  else void hold();
  return () => {
    end.abort();
    others?.close();
  };
}
