import { Injectable, type OnModuleInit } from '@nestjs/common';
import { formatMoney, may, statementWord, type Actor } from '@keyline/model';
import {
  ActorDirectory,
  Clock,
  Database,
  defineJob,
  EventSubscriptions,
  JobHandlers,
  Jobs,
  Mailer,
  type Mail,
  MailRefused,
  MailUncertain,
  Problem,
  type JobContext,
} from '@keyline/platform';
import { z } from 'zod';
import { beginRun, claim, endRun, nextWaiting, progressOf, settleDelivery } from './statement-run.queries.js';
import { STATEMENTS_REQUESTED } from './statement-runs.service.js';
import { StatementsService } from './statements.service.js';

export const SEND_STATEMENTS = defineJob('receivables.send-statements', z.object({ runId: z.uuid() }), { attempts: 5 });

interface Run {
  id: string;
  from: string;
  to: string;
  requestedBy: string;
}
interface Delivery {
  accountId: string;
  accountName: string;
  email: string;
}
const LONGEST_ERROR = 500;

/**
 * Sends the statements of a run one by one. Each is claimed for good between its paper and its mail: a worker that dies sends none twice,
 * and whoever goes on leaves out only what may have gone out in that moment, for a person to look at.
 */
@Injectable()
export class StatementSender {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly people: ActorDirectory,
    private readonly mailer: Mailer,
    private readonly statements: StatementsService,
  ) {}

  /** Does what is left of a run; of one that is over, nothing. @throws the mail server's error while trying again may help */
  async work(runId: string, { attempt, progress }: Pick<JobContext, 'attempt' | 'progress'>): Promise<void> {
    const run = await this.database.transaction(() => this.database.maybeRow<Run>(beginRun(runId)));
    const actor = run && (await this.people.findActor(run.requestedBy));
    if (!run) return;
    for (;;) {
      const delivery = await this.database.maybeRow<Delivery>(nextWaiting(runId));
      if (!delivery) break;
      await this.deliver(run, delivery, { actor, last: attempt >= SEND_STATEMENTS.attempts });
      const at = await this.database.maybeRow<{ done: number; total: number }>(progressOf(runId));
      await progress(at?.done ?? 0, at?.total ?? 0);
    }
    await this.database.transaction(() => this.database.execute(endRun(runId, this.clock.now())));
  }

  private async deliver(run: Run, delivery: Delivery, { actor, last }: { actor: Actor | null; last: boolean }): Promise<void> {
    const settle = (state: string, error: unknown = null) =>
      this.database.execute(
        settleDelivery(run.id, delivery.accountId, {
          state,
          error: error === null ? null : String(error instanceof Error ? error.message : error).slice(0, LONGEST_ERROR),
          sentAt: state === 'sent' ? this.clock.now() : null,
        }),
      );
    try {
      if (!actor || !may(actor, 'statement:send')) throw new Problem('auth.forbidden');
      const mail = await this.write(run, delivery, actor);
      // Stopped meanwhile, or another worker was quicker.
      if ((await this.database.execute(claim(run.id, delivery.accountId))) === 0) return;
      await this.mailer.send(mail);
      await settle('sent');
    } catch (error) {
      if (error instanceof MailUncertain) await settle('uncertain', error);
      else if (last || error instanceof MailRefused || error instanceof Problem) await settle('failed', error);
      else {
        await settle('waiting', error);
        throw error;
      }
    }
  }

  private async write({ id, from, to }: Run, { accountId, accountName, email }: Delivery, actor: Actor): Promise<Mail> {
    const statement = await this.statements.of(actor, accountId, { from, to });
    const { organisation, locale } = await this.statements.letterhead(actor);
    const words = { organisation, from, to, account: accountName, closing: formatMoney(statement.closing) };
    return {
      id: `statement-${id}-${accountId}`,
      to: email,
      subject: statementWord('mail.subject', locale, words),
      text: statementWord('mail.text', locale, words),
      attachments: [
        {
          filename: `${statementWord('title', locale)} ${from} ${to}.pdf`,
          content: await this.statements.pdf(actor, statement),
          contentType: 'application/pdf',
        },
      ],
    };
  }
}

/** The worker's side of statements. */
@Injectable()
export class StatementJobs implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly jobs: Jobs,
    private readonly subscriptions: EventSubscriptions,
    private readonly sender: StatementSender,
  ) {}

  onModuleInit(): void {
    this.handlers.handle(SEND_STATEMENTS, ({ runId }, context) => this.sender.work(runId, context));
    this.subscriptions.on(STATEMENTS_REQUESTED, 'receivables.send-statements', async ({ payload }) => {
      const runId = String(payload['runId']);
      await this.jobs.enqueue(SEND_STATEMENTS, { runId }, { key: runId });
    });
  }
}
