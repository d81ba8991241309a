import { AsyncLocalStorage } from 'node:async_hooks';
import type { Locale } from '@keyline/model';

/** What belongs to the request (or job) being handled and is not worth passing through every signature. */
export interface RequestContext {
  readonly requestId: string;
  locale: Locale;
}
const storage = new AsyncLocalStorage<RequestContext>();

export const runInContext = <T>(context: RequestContext, work: () => T): T => storage.run(context, work);
export const enterContext = (context: RequestContext): void => storage.enterWith(context);
export const currentRequestId = (): string | undefined => storage.getStore()?.requestId;
export const currentLocale = (): Locale => storage.getStore()?.locale ?? 'zh-CN';

/** The first supported language of an Accept-Language header; Chinese unless English is asked for first. */
export function localeFromHeader(header: string | undefined): Locale {
  const first = header?.split(',')[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('en') ? 'en' : 'zh-CN';
}
