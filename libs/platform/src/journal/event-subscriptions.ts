import { Injectable } from '@nestjs/common';

/** What a listener gets: the event's own id, when it happened, and its payload of ids. */
export interface OutboxEvent {
  id: string;
  at: string;
  topic: string;
  payload: Record<string, unknown>;
}
export type EventListener = (event: OutboxEvent) => Promise<void>;

/** Who listens to what. An upper room learns of a lower one's changes only here; a listener may hear an event twice. */
@Injectable()
export class EventSubscriptions {
  private readonly listeners = new Map<string, { topic: string; listen: EventListener }>();

  /** @param name of the listener, `opportunities.follow-account-owner`; unique, part of the job's key. */
  on(topic: string, name: string, listen: EventListener): void {
    if (this.listeners.has(name)) throw new Error(`two listeners named ${name}`);
    this.listeners.set(name, { topic, listen });
  }

  namesFor(topic: string): string[] {
    return [...this.listeners].filter(([, listener]) => listener.topic === topic).map(([name]) => name);
  }

  /** @throws Error when nobody has that name. */
  async deliver(name: string, event: OutboxEvent): Promise<void> {
    const listener = this.listeners.get(name);
    if (!listener) throw new Error(`no listener named ${name}`);
    await listener.listen(event);
  }
}
