import type { Receipt } from './collection.js';
import type { Day } from './days.js';
import { timestamp } from './days.js';
import type { Rng } from './random.js';
import type { Row } from './rows.js';
import type { Setting } from './setting.js';
import type { Agreement, Call, Deal } from './story.js';

/** The timeline goes back this far; what is older is found in the records themselves. */
const MONTHS_TOLD = 6;

/** Writes the timeline of customers, with the same kinds of entry that the product writes. */
export class Timeline {
  private readonly since: Day;

  constructor(
    private readonly setting: Setting,
    private readonly rng: Rng,
  ) {
    this.since = setting.today - MONTHS_TOLD * 30;
  }

  /** A visit that was logged. */
  ofCall(call: Call): Row<'activity'>[] {
    if (call.day < this.since) return [];
    return [this.entry(call.day, call.bookedAt, call.person.id, call.customer.id, 'visit.logged', 'visit', call.id)];
  }

  /** The moves of a deal. */
  ofDeal(deal: Deal): Row<'activity'>[] {
    return deal.moves.flatMap((move, index) => {
      if (move.on < this.since) return [];
      const kind = index === 0 ? 'opportunity.created' : 'opportunity.advanced';
      return [
        this.entry(
          move.on,
          this.setting.clock.at(move.on, move.minute),
          deal.owner.id,
          deal.customer.id,
          kind,
          'opportunity',
          deal.id,
        ),
      ];
    });
  }

  /** A contract that was signed. */
  ofAgreement(agreement: Agreement): Row<'activity'>[] {
    const { signedOn } = agreement;
    if (signedOn === null || signedOn < this.since) return [];
    return [
      this.entry(
        signedOn,
        this.setting.clock.at(signedOn, 1_065),
        agreement.owner.id,
        agreement.customer.id,
        'contract.signed',
        'contract',
        agreement.id,
      ),
    ];
  }

  /** Money that came in. */
  ofReceipt(receipt: Receipt, payment: Row<'payment'>): Row<'activity'>[] {
    if (receipt.receivedOn < this.since) return [];
    const at = this.setting.clock.at(receipt.receivedOn, 990);
    return [
      this.entry(
        receipt.receivedOn,
        at,
        typeof payment.booked_by === 'string' ? payment.booked_by : null,
        receipt.customer.id,
        'payment.booked',
        'payment',
        String(payment.id),
      ),
    ];
  }

  private entry(
    day: Day,
    atMs: number,
    actor: string | null,
    account: string,
    kind: string,
    entity: string,
    entityId: string,
  ): Row<'activity'> {
    return {
      id: this.setting.id(day, 1_080, this.rng),
      at: timestamp(atMs),
      actor_id: actor,
      account_id: account,
      kind,
      entity,
      entity_id: entityId,
    };
  }
}
