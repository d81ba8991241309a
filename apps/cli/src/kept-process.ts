import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { say } from './with-product.js';

const STOP_TIMEOUT_MS = 20_000;
/** So many ends within so long are bad luck; more are a fault that starting again does not mend. */
const FORGIVEN = 5;
const WITHIN_MS = 60_000;
const FIRST_PAUSE_MS = 250;

/** A process that is started again when it ends by itself, so that a killed worker takes nothing else with it. */
export class KeptProcess {
  private child: ChildProcess | null = null;
  private stopping = false;
  private ends: number[] = [];

  /**
   * @param launch starts it and answers once it is ready
   * @param lost told when it ended too often to be started again
   */
  constructor(
    private readonly name: string,
    private readonly launch: () => Promise<ChildProcess>,
    private readonly lost: (reason: string) => void,
  ) {}

  async start(): Promise<void> {
    const child = await this.launch();
    this.child = child;
    if (this.stopping) return this.end(child);
    child.once('exit', (code, signal) => void this.startAgain(signal ?? `code ${code ?? 'none'}`));
  }

  /** Asks it to end, and insists after a while. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (this.child) await this.end(this.child);
  }

  private async startAgain(how: string): Promise<void> {
    if (this.stopping) return;
    const now = Date.now();
    this.ends = [...this.ends.filter((at) => now - at < WITHIN_MS), now];
    if (this.ends.length > FORGIVEN) return this.lost(`the ${this.name} process ended ${this.ends.length} times within a minute`);
    say(`the ${this.name} process ended by itself (${how}), starting it again …`);
    await delay(FIRST_PAUSE_MS * 2 ** (this.ends.length - 1));
    if (this.stopping) return;
    try {
      await this.start();
      say(`the ${this.name} process runs again`);
    } catch (error) {
      await this.startAgain((error as Error).message);
    }
  }

  private async end(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      const force = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      child.once('exit', () => {
        clearTimeout(force);
        resolve();
      });
      child.kill('SIGTERM');
    });
  }
}
