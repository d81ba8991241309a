import { fromCents } from '@keyline/model';
import { accountRow, assignmentRows, shareRows } from './account-rows.js';
import { Customers, isFeatured } from './accounts.js';
import { PRODUCTS } from './catalogue.js';
import { collect, type Receipt } from './collection.js';
import { makeContacts } from './contacts.js';
import { makeAgreements } from './contracts.js';
import { timestamp } from './days.js';
import { makeDeals } from './deals.js';
import { opportunityRow, productId, stageChangeRows } from './deal-rows.js';
import { addFeaturedStory } from './featured.js';
import { competitorRows, complaintRows, dealRivalRows, marketNote, rivalIds } from './market.js';
import {
  CONTRACT_SERIES,
  contractRow,
  lineRows,
  contractSeries,
  invoiceSeries,
  paymentRows,
  paymentSeries,
} from './money-rows.js';
import { instalmentRows, milestoneRows, responsibilityRows } from './schedule-rows.js';
import { invoicedOf, invoiceLineRows, invoiceRows, invoicesOf } from './invoice-rows.js';
import { organisationRows } from './people-rows.js';
import { makeOrganisation } from './people.js';
import { agreeNextSteps, planRows } from './plans.js';
import { type Batch, batch, type Row } from './rows.js';
import { type CompanyRequest, Setting } from './setting.js';
import type { Call, Customer, Person, Staff, Team } from './story.js';
import { TargetPlans } from './target-plans.js';
import { targetRows } from './targets.js';
import { Timeline } from './timeline.js';
import { callsOf } from './visits.js';
import { matterOn, visitRows } from './visit-rows.js';

/**
 * The demo company, row by row: batches in an order in which they can be loaded, so that every row finds those that it refers to. The
 * same request gives the same rows, ids included. Only a few dozen sales people with their customers are in memory at a time.
 * @throws RangeError when `today` is no date, `timeZone` unknown or `factor` not above 0
 */
export function* generateCompany(request: CompanyRequest): Generator<Batch> {
  const setting = new Setting(request);
  const organisation = makeOrganisation(setting);
  const { staff } = organisation;
  yield* organisationRows(setting, organisation);
  yield batch('product', productRows(setting));
  const rivals = rivalIds(setting);
  yield batch('competitor', competitorRows(setting, rivals));
  const plans = new TargetPlans(setting, staff);
  yield batch('target_plan', plans.rows());
  const story = new CompanyStory(setting, staff, rivals, plans);
  for (const teams of inBatches(staff.teams, setting.size.repsPerBatch)) yield* story.ofTeams(teams);
  yield* story.series();
  yield* plans.trees();
}

/** Tells the story of a few teams at a time, and keeps the running numbers from one to the next. */
class CompanyStory {
  private readonly customers: Customers;
  private readonly contractNumbers = contractSeries();
  private readonly paymentNumbers = paymentSeries();
  private readonly invoiceNumbers = invoiceSeries();
  private readonly contactMean: number;

  constructor(
    private readonly setting: Setting,
    private readonly staff: Staff,
    private readonly rivals: readonly string[],
    private readonly plans: TargetPlans,
  ) {
    this.customers = new Customers(setting, staff);
    this.contactMean = (setting.size.contacts / setting.size.accounts) * 1.05;
  }

  *ofTeams(teams: readonly Team[]): Generator<Batch> {
    const { setting } = this;
    const files = teams.map((team) => this.customers.ofTeam(team));
    const all = files.flat();
    const rng = setting.chance(`story/${teams[0]?.index}`);
    const contacts = all.flatMap((customer) => {
      const made = makeContacts(customer, setting, this.contactMean, rng);
      customer.contacts = made.people;
      return made.rows;
    });
    for (const customer of all) {
      customer.deals = makeDeals(customer, setting, rng);
      customer.agreements = makeAgreements(customer, setting, rng);
    }
    addFeaturedStory(
      all.filter((customer) => isFeatured(customer.owner)),
      setting,
      rng,
    );
    const receipts = all.flatMap((customer) => collect(customer, setting, rng));
    const calls = new Map(teams.map((team, i) => [team, callsOf(team, files[i] ?? [], setting)]));

    yield batch(
      'account',
      all.map((customer) => accountRow(customer, setting, rng)),
    );
    yield batch(
      'account_assignment',
      teams.flatMap((team, i) => (files[i] ?? []).flatMap((customer) => assignmentRows(customer, setting, team, rng))),
    );
    yield batch(
      'account_share',
      teams.flatMap((team, i) =>
        (files[i] ?? []).flatMap((customer) => shareRows(customer, setting, team, this.staff.presales, rng)),
      ),
    );
    yield batch('contact', contacts);
    yield* this.deals(all);
    yield* this.money(all, receipts);
    yield batch(
      'complaint',
      all.flatMap((customer) =>
        complaintRows(customer, [...this.staff.presales, ...teams.map((team) => team.supervisor)], setting, rng),
      ),
    );
    for (const [i, team] of teams.entries()) {
      for (const [person, made] of calls.get(team) ?? []) yield* this.person(person, made, files[i] ?? []);
    }
  }

  /** The last numbers drawn in each year, so that the product goes on from there. */
  *series(): Generator<Batch> {
    yield batch(
      'contract_series_counter',
      [...this.contractNumbers.last].map(([year, number]) => ({
        series_id: CONTRACT_SERIES,
        period: String(year),
        last_number: number,
      })),
    );
    yield batch(
      'payment_series',
      [...this.paymentNumbers.last].map(([year, number]) => ({ year, last_number: number })),
    );
  }

  private *deals(all: readonly Customer[]): Generator<Batch> {
    const { setting } = this;
    const deals = all.flatMap((customer) => customer.deals);
    const rng = setting.chance(`deals/${all[0]?.id}`);
    const timeline = new Timeline(setting, rng);
    yield batch(
      'opportunity',
      deals.map((deal) => opportunityRow(deal, setting, rng)),
    );
    yield batch(
      'opportunity_stage_change',
      deals.flatMap((deal) => stageChangeRows(deal, setting, rng)),
    );
    yield batch(
      'opportunity_competitor',
      deals.flatMap((deal) => dealRivalRows(deal, this.rivals, rng)),
    );
    yield batch(
      'activity',
      deals.flatMap((deal) => timeline.ofDeal(deal)),
    );
  }

  private *money(all: readonly Customer[], unsorted: readonly Receipt[]): Generator<Batch> {
    const { setting } = this;
    const rng = setting.chance(`money/${all[0]?.id}`);
    const timeline = new Timeline(setting, rng);
    const agreements = all.flatMap((customer) => customer.agreements).sort((a, b) => a.createdOn - b.createdOn);
    for (const agreement of agreements) agreement.number = this.contractNumbers.draw(agreement.createdOn);
    yield batch(
      'contract',
      agreements.map((agreement) => contractRow(agreement, setting, rng)),
    );
    yield batch(
      'contract_line',
      agreements.flatMap((agreement) => lineRows(agreement, setting)),
    );
    const invoices = agreements
      .flatMap((agreement) => invoicesOf(agreement, setting, rng))
      .sort((a, b) => a.issuedOn - b.issuedOn);
    const invoiced = invoicedOf(invoices);
    yield batch(
      'milestone',
      agreements.flatMap((agreement) => milestoneRows(agreement, setting)),
    );
    // Before the instalments: where triggers are at work, one of them lets what is there already be.
    yield batch(
      'instalment_responsibility',
      agreements.flatMap((agreement) => responsibilityRows(agreement, setting)),
    );
    yield batch(
      'instalment',
      agreements.flatMap((agreement) => instalmentRows(agreement, invoiced, setting)),
    );
    yield batch(
      'invoice',
      invoiceRows(invoices, (issuedOn) => this.invoiceNumbers.draw(issuedOn)),
    );
    yield batch('invoice_line', invoiceLineRows(invoices));
    const receipts = [...unsorted].sort((a, b) => a.receivedOn - b.receivedOn);
    const booked = receipts.map((receipt) =>
      paymentRows(receipt, this.paymentNumbers.draw(receipt.receivedOn), this.staff.finance, setting, rng),
    );
    yield batch(
      'payment',
      booked.map(({ payment }) => payment),
    );
    yield batch(
      'allocation',
      booked.flatMap(({ allocations }) => allocations),
    );
    yield batch(
      'activity',
      agreements.flatMap((agreement) => timeline.ofAgreement(agreement)),
    );
    yield batch(
      'activity',
      receipts.flatMap((receipt, i) => (booked[i] ? timeline.ofReceipt(receipt, booked[i].payment) : [])),
    );
  }

  /** What one person did and is going to do. */
  private *person(person: Person, calls: readonly Call[], file: readonly Customer[]): Generator<Batch> {
    const { setting } = this;
    const rng = setting.chance(`visits/${person.id}`);
    const timeline = new Timeline(setting, rng);
    const matters = calls.map((call) => matterOn(call.customer, call.day, rng));
    agreeNextSteps(calls, matters, rng);
    const visits = calls.map((call, i) => visitRows(call, matters[i] ?? { topic: 'care', deal: null, owed: 0n }, setting, rng));
    yield batch(
      'visit',
      visits.map(({ visit }) => visit),
    );
    yield batch(
      'visit_contact',
      visits.flatMap(({ contacts }) => contacts),
    );
    const own =
      person.role === 'rep'
        ? file.filter((customer) => customer.owner === person)
        : file.filter((customer) => customer.owner && customer.grade < 'C');
    yield batch('visit_plan', planRows(person, calls, own, setting, rng));
    yield batch(
      'market_note',
      calls.flatMap((call, i) => (matters[i] && marketNote(call, matters[i], this.rivals, setting, rng)) ?? []),
    );
    yield batch(
      'activity',
      calls.flatMap((call) => timeline.ofCall(call)),
    );
    if (person.role === 'rep') yield batch('target', targetRows(person, own.length, setting, rng, this.plans));
  }
}

function productRows(setting: Setting): Row<'product'>[] {
  const created = timestamp(setting.clock.at(setting.start - 900, 600));
  return PRODUCTS.map((product, index) => ({
    id: productId(index, setting),
    code: product.code,
    name: product.name,
    series: product.series,
    unit: product.unit,
    list_price: fromCents(BigInt(product.listPrice) * 100n),
    floor_price: fromCents(BigInt(product.floorPrice) * 100n),
    cost_price: fromCents(BigInt(product.costPrice) * 100n),
    active: true,
    created_at: created,
    updated_at: created,
  }));
}

/** Whole teams, as many as have about so many sales people. */
function* inBatches(teams: readonly Team[], reps: number): Generator<Team[]> {
  let open: Team[] = [];
  let count = 0;
  for (const team of teams) {
    open.push(team);
    count += team.reps.length;
    if (count >= reps) {
      yield open;
      open = [];
      count = 0;
    }
  }
  if (open.length > 0) yield open;
}
