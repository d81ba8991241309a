import { Injectable } from '@nestjs/common';
import {
  addDays,
  addMoney,
  AGENDA,
  AGENDA_KINDS,
  isoWeekCode,
  quarterOf,
  targetPeriod,
  type AgendaKind,
  type AgendaLine,
  type LocalDate,
  type PipelineFigure,
} from '@keyline/model';
import { ForecastRollUps, PipelineService } from '@keyline/forecast';
import { TeamService } from '@keyline/reports';
import { Clock, Database } from '@keyline/platform';
import { AgendaMeasures } from './agenda-measures.js';
import {
  countOf,
  idsOf,
  lineOf,
  partsOf,
  type AgendaParts,
  type AgendaScope,
  type Counted,
  type StoredItem,
} from './agenda-parts.js';
import { appraisalsOf, earlierDecisions, promisedFor, waitingApprovals } from './meetings.queries.js';

type Line = Omit<AgendaLine, 'figure'>;
type Earlier = Pick<AgendaLine, 'id' | 'personId' | 'personName' | 'meetingId'> & { text: string; dueOn: string; done: boolean };

/** The figures of the pipeline report that a team talks about, and whether it is their sum or their number that counts. */
const PIPELINE: readonly (readonly [PipelineFigure, 'count' | 'money'])[] = [
  ['closing', 'money'],
  ['commit', 'money'],
  ['advanced', 'count'],
  ['postponed', 'count'],
  ['stalled', 'count'],
  ['no_next_step', 'count'],
];

/** Makes the agenda of a meeting from the records, as they are at this moment: a snapshot that the meeting keeps. */
@Injectable()
export class Agenda {
  private readonly makers: Readonly<Record<AgendaKind, (scope: AgendaScope) => Promise<AgendaParts>>>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly pipeline: PipelineService,
    private readonly forecasts: ForecastRollUps,
    private readonly team: TeamService,
    measures: AgendaMeasures,
  ) {
    this.makers = {
      decisions: (scope) => this.decisions(scope),
      plans: (scope) => measures.plans(scope),
      follow_ups: (scope) => measures.followUps(scope),
      promises: (scope) => this.promises(scope, measures),
      approvals: (scope) => this.approvals(scope),
      complaints: (scope) => measures.complaints(scope),
      figures: (scope) => measures.teamFigures(scope),
      reports: (scope) => this.reports(scope),
      help: (scope) => this.help(scope),
      pipeline: (scope) => this.deals(scope),
      attainment: (scope) => measures.teamFigures(scope),
      forecast: (scope) => this.forecast(scope, measures),
      cash: (scope) => measures.cash(scope),
      overdue: (scope) => measures.overdue(scope),
      won_lost: (scope) => measures.wonAndLost(scope),
      competitors: (scope) => measures.competitors(scope),
      appraisals: (scope) => this.appraisals(scope),
    };
  }

  /** All items of a meeting of that kind, in order. */
  async of(scope: AgendaScope): Promise<StoredItem[]> {
    const items: StoredItem[] = [];
    for (const kind of AGENDA_KINDS.filter((each) => AGENDA[each].meetings.includes(scope.kind)))
      items.push({ kind, ...(await this.makers[kind](scope)) });
    return items;
  }

  private async decisions({ leaderId, kind, heldOn }: AgendaScope): Promise<AgendaParts> {
    const earlier = await this.database.rows<Earlier>(earlierDecisions(leaderId, kind, heldOn));
    const lines = earlier.map(({ text, dueOn, ...decision }) =>
      lineOf({ ...decision, entity: 'meeting', label: text, on: dueOn }),
    );
    const open = lines.filter(({ done }) => !done);
    return partsOf({ start: heldOn, end: heldOn }, [
      countOf('decisions_open', open),
      countOf(
        'decisions_overdue',
        open.filter(({ on }) => on !== null && on < this.clock.today()),
      ),
      countOf(
        'decisions_done',
        lines.filter(({ done }) => done),
      ),
    ]);
  }

  private async promises(scope: AgendaScope, measures: AgendaMeasures): Promise<AgendaParts> {
    const due = await this.database.rows<Omit<Line, 'entity' | 'on'>>(promisedFor(idsOf(scope), scope.heldOn));
    const lines = due.map((promise) => lineOf({ ...promise, entity: 'promise', on: scope.heldOn }));
    return partsOf(scope.period, [countOf('promises_due', lines), ...(await measures.brokenPromises(scope))]);
  }

  private async approvals(scope: AgendaScope): Promise<AgendaParts> {
    const waiting = await this.database.rows<Omit<Line, 'entity' | 'label'> & { title: string }>(waitingApprovals(idsOf(scope)));
    const lines = waiting.map(({ title, ...request }) => lineOf({ ...request, entity: 'approval', label: title }));
    return partsOf(scope.period, [countOf('approvals_waiting', lines)]);
  }

  /** Who has handed in the report of the week that is talked about, and who has not; who is excused is neither. */
  private async reports(scope: AgendaScope): Promise<AgendaParts> {
    const lines = (await this.standing(scope)).map(({ reportId, punctuality, dueAt, personId, personName }) => ({
      punctuality,
      line: lineOf({
        personId,
        personName,
        entity: reportId ? 'report' : 'person',
        id: reportId ?? personId,
        label: personName,
        on: dueAt.toISOString().slice(0, 10),
      }),
    }));
    const of = (...these: string[]): Line[] =>
      lines.filter(({ punctuality }) => these.includes(punctuality)).map(({ line }) => line);
    return partsOf(scope.period, [
      countOf('reports_in', of('on_time', 'late')),
      countOf('reports_open', of('missing', 'pending')),
    ]);
  }

  private async help(scope: AgendaScope): Promise<AgendaParts> {
    const asked = (await this.standing(scope)).flatMap(({ reportId, helpNeeded, personId, personName }) =>
      reportId && helpNeeded.trim() ? [lineOf({ personId, personName, entity: 'report', id: reportId, label: helpNeeded })] : [],
    );
    return partsOf(scope.period, [countOf('help_asked', asked)]);
  }

  private standing(scope: AgendaScope) {
    return this.team.standing(idsOf(scope), scope.period);
  }

  private async deals(scope: AgendaScope): Promise<AgendaParts> {
    const standing = await this.pipeline.standing(
      idsOf(scope),
      PIPELINE.map(([figure]) => figure),
      scope.period.code,
    );
    const counted = standing.map(({ figure, count, amount, deals }, index): Counted => {
      const lines = deals.map(({ personId, personName, entity, id, label, on, amount: sum, accountName }) =>
        lineOf({ personId, personName, entity, id, label, on, amount: sum, accountName }),
      );
      return { code: `pipeline_${figure}`, value: PIPELINE[index]?.[1] === 'money' ? amount : String(count), lines };
    });
    return partsOf(scope.period, counted);
  }

  /** What was said in the last week of the month, beside what has been won in its quarter by then. */
  private async forecast(scope: AgendaScope, measures: AgendaMeasures): Promise<AgendaParts> {
    const day = this.latest(scope.period.end);
    const quarter = targetPeriod(quarterOf(day));
    const week = isoWeekCode(day);
    const thisWeek = await this.forecasts.of(idsOf(scope), week);
    const { said, target } =
      thisWeek.said.length > 0 ? thisWeek : await this.forecasts.of(idsOf(scope), isoWeekCode(addDays(day, -7)));
    const nameOf = new Map(scope.people.map(({ id, name }) => [id, name]));
    const linesOf = (amount: (one: (typeof said)[number]) => string): Line[] =>
      said.map((one) => {
        const personName = nameOf.get(one.personId) ?? '';
        return lineOf({
          personId: one.personId,
          personName,
          entity: 'forecast',
          id: one.id,
          label: personName,
          amount: amount(one),
        });
      });
    const expected = linesOf(({ won, commit }) => addMoney(won, commit));
    const best = linesOf(({ best: more }) => more);
    const [won] = await measures.counted(scope, ['won_amount'], { start: quarter.start, end: day });
    return partsOf({ start: quarter.start, end: day }, [
      { code: 'forecast_expected', value: sum(expected), lines: expected, target },
      { code: 'forecast_best', value: sum(best), lines: best },
      { code: 'forecast_won', value: won?.value ?? '0.00', lines: won?.lines ?? [], target },
    ]);
  }

  private async appraisals(scope: AgendaScope): Promise<AgendaParts> {
    const rows = await this.database.rows<{ id: string; personId: string; personName: string; state: string }>(
      appraisalsOf(idsOf(scope), scope.period.code),
    );
    const of = (signed: boolean) =>
      rows
        .filter(({ state }) => (state === 'signed') === signed)
        .map(({ state: _, ...row }) => lineOf({ ...row, entity: 'appraisal', label: row.personName }));
    return partsOf(scope.period, [countOf('appraisals_open', of(false)), countOf('appraisals_signed', of(true))]);
  }

  private latest(day: LocalDate): LocalDate {
    const today = this.clock.today();
    return today < day ? today : day;
  }
}

const sum = (lines: readonly Line[]): string => addMoney('0', ...lines.map(({ amount }) => amount ?? '0'));
