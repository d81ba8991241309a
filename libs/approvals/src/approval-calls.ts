import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@keyline/model';
import type { ApprovalRequest, ApprovalStep } from './entities.js';

/** Whom an approval calls, and what about. */
@Injectable()
export class ApprovalCalls {
  /** The step was opened: everybody whom it asks, and their deputies, have something to do by its day. */
  ask(_request: ApprovalRequest, _step: ApprovalStep, _people: readonly string[]): Promise<void> {
    return Promise.resolve();
  }

  /** The step asks nobody any more. */
  settle(_step: Pick<ApprovalStep, 'id'>): Promise<void> {
    return Promise.resolve();
  }

  /** The request has ended: its asker is told. */
  tellOutcome(_request: ApprovalRequest, _note: string): Promise<void> {
    return Promise.resolve();
  }

  /** Somebody waits: whoever is asked is told again, at most once a day. */
  remind(_request: ApprovalRequest, _step: ApprovalStep, _people: readonly string[], _today: LocalDate): Promise<void> {
    return Promise.resolve();
  }
}
