import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a running instance leaves in its data folder for others to find. */
export interface RunningInstance {
  pid: number;
  port: number;
  databaseUrl: string;
}
const fileIn = (dataFolder: string) => join(dataFolder, 'running.json');

/** Is there a process of that number, ours or another user's? */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The instance that runs on this data folder, or null; a file left by a killed one counts for nothing. */
export function findRunningInstance(dataFolder: string): RunningInstance | null {
  if (!existsSync(fileIn(dataFolder))) return null;
  const instance = JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')) as RunningInstance;
  return instance.pid !== process.pid && isAlive(instance.pid) ? instance : null;
}

/** Says "this data is in use by me", until the process ends. */
export function announceInstance(dataFolder: string, instance: RunningInstance): void {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(fileIn(dataFolder), JSON.stringify(instance), { mode: 0o600 });
  process.once('exit', () => rmSync(fileIn(dataFolder), { force: true }));
}
