/** The states as an administrator looks for them: what failed first. */
export const JOB_STATES = ['failed', 'active', 'waiting', 'delayed', 'completed'] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface Job {
  id: string;
  name: string;
  state: string;
  payload: unknown;
  progress: unknown;
  attempts: number;
  maxAttempts: number;
  error: string | null;
  addedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

export interface JobsOverview {
  backend: string;
  counts: Partial<Record<JobState, number>>;
  schedules: { job: string; pattern: string | null; timeZone: string | null; nextAt: string | null }[];
}
