import type { Moment, Stage } from './stage.js';

/** One thing that happens in a scene. */
export interface Beat {
  readonly when: Moment;
  /** What happens, for whoever reads that it could not. */
  readonly what: string;
  readonly play: (stage: Stage) => Promise<void>;
}

/** A scene is a list of beats; those of all scenes are played in the order of time, so that numbers and notices are, too. */
export type Scene = () => readonly Beat[];

export const beat = (when: Moment, what: string, play: Beat['play']): Beat => ({ when, what, play });
