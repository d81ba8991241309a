import type { Actor } from '@keyline/model';

/** Who a person is and what they may do; the organisation (an upper room) answers it. */
export abstract class ActorDirectory {
  /** The person as an actor, or null when there is none or they have left. */
  abstract findActor(personId: string): Promise<Actor | null>;
}
