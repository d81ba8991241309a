import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, EventSubscriptions, JobHandlers } from '@keyline/platform';
import { DunningSteps } from './dunning-steps.js';
import { PromisesService } from './promises.service.js';

/** The morning's round: what is settled closes, what is due fires, what was broken is told. */
const CHASE = defineJob('collection.chase', z.object({}));
const OfAccount = z.object({ accountId: z.uuid() });
/** What may make an instalment not worth chasing any more. */
const ENDINGS = [
  'payment.booked',
  'payment.allocated',
  'instalment.edited',
  'milestone.reopened',
  'contract.amended',
  'contract.terminated',
  'write-off.booked',
] as const;

/**
 * Every morning at half past seven; should no worker have run then, the round is made up for within the hour - a step that has fired and
 * a promise that was told of are passed over, so that an extra round changes nothing.
 */
@Injectable()
export class CollectionJobs implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly subscriptions: EventSubscriptions,
    private readonly steps: DunningSteps,
    private readonly promises: PromisesService,
  ) {}

  onModuleInit(): void {
    this.handlers.handle(CHASE, () => this.chase());
    this.handlers.schedule({ job: CHASE, pattern: '30 7-22 * * *', payload: {} });
    for (const topic of ENDINGS) {
      this.subscriptions.on(topic, `collection.settle-after-${topic.replace('.', '-')}`, async ({ payload }) => {
        const { accountId } = OfAccount.parse(payload);
        await this.steps.settleDone(accountId);
      });
    }
  }

  private async chase(): Promise<void> {
    await this.steps.settleDone();
    await this.steps.followCollectors();
    await this.steps.fireDue();
    await this.promises.tellOfBroken();
  }
}
