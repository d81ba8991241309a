import { Injectable, type OnModuleInit } from '@nestjs/common';
import { todayIn } from '@keyline/model';
import { Clock, EventSubscriptions, type OutboxEvent } from '@keyline/platform';
import { InstalmentResponsibilities } from './instalment-responsibilities.js';

/** What is still to be collected goes with the account, from the day that it was handed over. */
@Injectable()
export class AccountOwnerListener implements OnModuleInit {
  constructor(
    private readonly responsibilities: InstalmentResponsibilities,
    private readonly clock: Clock,
    private readonly subscriptions: EventSubscriptions,
  ) {}

  onModuleInit(): void {
    this.subscriptions.on('account.reassigned', 'contracts.follow-account-owner', (event) => this.follow(event));
  }

  /**
   * Open instalments that the former owner collected are collected by whoever owns the account now; those that somebody else collects
   * stay. Events that arrive twice or in the wrong order end the same.
   */
  private async follow({ at, payload }: OutboxEvent): Promise<void> {
    const { accountId, fromPersonId, actorId } = payload;
    if (typeof fromPersonId !== 'string') return;
    const by = typeof actorId === 'string' ? { id: actorId } : null;
    const on = todayIn(this.clock.timeZone, new Date(at));
    await this.responsibilities.followAccount(by, String(accountId), fromPersonId, on);
  }
}
