export type { Me, Permission } from '@keyline/model';
export { authProvider, fetchDemoSignIns, fetchMe, forgetMe, type DemoSignIns } from './authProvider.js';
export { dataProvider, toQuery, type KeylineDataProvider, type ListMeta } from './dataProvider.js';
export { problemOf, setRequestLanguage, type Problem } from './http.js';
export * from './measures.js';
export { dropFile, dropFilesOf, keepFile, keptFilesOf, type KeptFile } from './keptFiles.js';
export {
  findPending,
  flushOutbox,
  giveUpPending,
  sendFiles,
  sendOrKeep,
  useOnline,
  usePendingWrites,
  type PendingWrite,
} from './outbox.js';
export { useRemembered } from './useRemembered.js';
export { useApi, useMay, useMe, useToday } from './useMe.js';
export { useWorkCalendar } from './useWorkCalendar.js';
