import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sql from 'sql-template-tag';
import {
  MEASURE_CUTS,
  MEASURE_SIDES,
  percentOf,
  type AppraisalRecord,
  type AppraisalRow,
  type AppraisalTemplateRow,
  type Attainment,
  type MeasureDetail,
  type MeasureFigure,
  type MeasureInfo,
  type MeasureSide,
  type MeasureValues,
  type ReportFact,
  type ReportRecord,
  type ReportRow,
  type ReportRunRow,
  type SidesOfFigure,
  type TargetPlanRecord,
  type TargetRow,
} from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { generateWork, query, valuesOf, worthOf } from './work.fixture.js';

jest.setTimeout(120_000);

const OCTOBER = { from: '2026-10-01', to: '2026-10-31' };
const MONTH = '2026-10';

let product: Product;
let director: Client;
let rep: Client;
let catalogue: MeasureInfo[];
/** What the tiles show. */
let byPerson: MeasureValues;
let leaders: string[];

const tile = (personId: string) => byPerson.rows.find(({ key }) => key === personId)?.values ?? {};
const figures = (facts: readonly ReportFact[]) => Object.fromEntries(facts.map(({ measure, value }) => [measure, value]));
const readableBy = ({ needs }: MeasureInfo, client: Client) =>
  needs === undefined || client.actor?.permissions.has(needs) === true;

async function reportOf(reader: Client, personId: string): Promise<ReportRecord> {
  const { body } = await reader.list<ReportRow>('reports', { filter: { personId, period: MONTH } });
  return (await reader.get<ReportRecord>(`/api/reports/${body[0]?.id}`)).body;
}

beforeAll(async () => {
  product = await startProduct();
  director = await product.signedInAs('director');
  const people = await generateWork(product, director);
  leaders = people.slice(0, 2);
  // Somebody who lost what he had: of the percentage there is nothing, but something that it is counted against.
  const unlucky = await product.create.person({ managerId: leaders[0] ?? null });
  const account = await product.create.account({ ownerId: unlucky.id });
  await product.create.opportunity({
    accountId: account.id,
    ownerId: unlucky.id,
    stage: 'lost',
    openedOn: '2026-10-05',
    closedOn: '2026-10-20',
  });
  rep = await product.signedInAs('rep', { id: people[2] ?? '' });
  catalogue = (await director.get<MeasureInfo[]>('/api/measures')).body;
  const run = await director.post<ReportRunRow>('/api/report-runs', { kind: 'monthly', period: MONTH });
  await product.runJob('reports.make-period', { runId: run.body.id });
  byPerson = await valuesOf(director, { ...OCTOBER, by: 'person' });
});
afterAll(() => product.close());

describe('the same question has one answer everywhere', () => {
  it("the report of everybody says what the tiles say, a leader's for the whole team", async () => {
    const byTeam = await valuesOf(director, { ...OCTOBER, by: 'team' });
    for (const { key } of byPerson.rows) {
      const report = await reportOf(director, key);
      expect(figures(report.facts)).toEqual(tile(key));
      if (!leaders.includes(key)) continue;
      expect(figures(report.team?.facts ?? [])).toEqual(byTeam.rows.find((row) => row.key === key)?.values);
      for (const { personId, values } of report.team?.members ?? []) expect(values).toEqual(tile(personId));
    }
    const own = await reportOf(director, director.id);
    expect(figures(own.team?.facts ?? [])).toEqual(byPerson.total);
  });

  it('a report that was handed in says it, too, and so do the records frozen with it', async () => {
    const draft = await reportOf(rep, rep.id);
    expect((await rep.post(`/api/reports/${draft.id}/submit`, { version: draft.version, summary: '如实' })).status).toBe(200);
    const frozen = await reportOf(director, rep.id);
    expect([frozen.status, figures(frozen.facts)]).toEqual(['submitted', tile(rep.id)]);
    for (const { code, unit } of catalogue.filter((measure) => measure.unit !== 'percent')) {
      const rows = await director.get<MeasureDetail[]>(
        `/api/reports/${frozen.id}/rows?${query({ measure: code, range: '[0,999]' })}`,
      );
      expect([code, worthOf(unit, rows.body)]).toEqual([code, tile(rep.id)[code]]);
    }
    const rows = (measure: string) => director.get<MeasureDetail[]>(`/api/reports/${frozen.id}/rows?${query({ measure })}`);
    expect((await rows('coverage_rate')).body).toEqual((await rows('key_accounts_visited')).body);
    expect((await director.get(`/api/reports/${frozen.id}/verify`)).body).toMatchObject({ matches: true, intact: true });
  });

  it('what was reached of a target is what the tile says', async () => {
    for (const { code } of catalogue) {
      const target = { personId: rep.id, measure: code, period: MONTH, value: '50' };
      const made = await director.post<TargetRow>('/api/targets', target);
      expect([code, made.status, made.body.actual]).toEqual([code, 201, tile(rep.id)[code]]);
    }
    const { body } = await rep.list<TargetRow>('targets', { filter: { period: MONTH }, range: [0, 199] });
    expect(body.map(({ measure }) => measure).sort()).toEqual(
      catalogue.flatMap((measure) => (readableBy(measure, rep) ? [measure.code] : [])).sort(),
    );
    for (const { measure, actual } of body) expect([measure, actual]).toEqual([measure, tile(rep.id)[measure]]);
  });

  it('and so it is in a plan, for people, teams and the department', async () => {
    const admin = await product.signedInAs('admin', { departmentId: await product.create.departmentNamed('总部') });
    const [byTeam, byDepartment] = await Promise.all(
      (['team', 'department'] as const).map((by) => valuesOf(director, { ...OCTOBER, by })),
    );
    const departmentId = director.actor?.departmentId ?? '';
    for (const { code, unit, nature } of catalogue) {
      const plan = await admin.post<TargetPlanRecord>('/api/target-plans', {
        departmentId,
        year: 2026,
        measure: code,
        total: '1200',
        periodsBy: 'equal',
      });
      if (unit === 'percent' || nature === 'stock') {
        expect([code, plan.status]).toEqual([code, 422]);
        continue;
      }
      const { body } = await director.get<Attainment>(`/api/target-plans/${plan.body.id}/attainment?period=${MONTH}`);
      for (const { kind, personId, name, actual } of body.rows) {
        if (kind === 'person') expect([code, name, actual]).toEqual([code, name, tile(personId ?? '')[code]]);
        if (kind === 'department')
          expect([code, actual]).toEqual([code, byDepartment?.rows.find(({ key }) => key === departmentId)?.values[code]]);
        const team = byTeam?.rows.find((row) => row.name === name);
        if (kind === 'team' && team) expect([code, name, actual]).toEqual([code, name, team.values[code]]);
      }
      expect(body.months.find(({ month }) => month === MONTH)?.actual).toBe(byPerson.total[code]);
    }
  });

  it.each(['rep', 'supervisor'] as const)('the appraisal of a %s counts what the tile says', async (role) => {
    const reader = role === 'rep' ? rep : await product.signedInAs('supervisor', { id: leaders[0] ?? '' });
    const codes = catalogue.flatMap((measure) => (readableBy(measure, reader) ? [measure.code] : []));
    let template: AppraisalTemplateRow | undefined;
    for (let first = 0; first < codes.length; first += 20) {
      const lines = linesOf(codes.slice(first, first + 20));
      template = await (template ? edited(template, lines) : created(role, lines));
      await product.database.execute(sql`delete from appraisal_line`);
      await product.database.execute(sql`delete from appraisal`);
      await product.runJob('appraisal.open-month', {});
      const { body: forms } = await director.list<AppraisalRow>('appraisals', { filter: { period: MONTH } });
      expect(forms.length).toBeGreaterThan(1);
      for (const { id, personId } of forms) {
        const { body: form } = await director.get<AppraisalRecord>(`/api/appraisals/${id}`);
        for (const { measure, actual, reportId } of form.lines) {
          const shown = tile(personId)[measure ?? ''] ?? null;
          expect([measure, actual && Number(actual)]).toEqual([measure, shown && Number(shown)]);
          expect(reportId !== null).toBe(personId === rep.id);
        }
      }
    }
  });
});

describe('a percentage opens both its sides, by every door', () => {
  const rates = () => catalogue.filter(({ unit }) => unit === 'percent');
  const unitOf = (code = '') => catalogue.find((measure) => measure.code === code)?.unit ?? 'count';
  /** What the rows of a door come to, side by side. */
  const sidesBy = async (rate: MeasureInfo, path: string): Promise<SidesOfFigure> => {
    const worth = async (side: MeasureSide) => {
      const { status, body } = await director.get<MeasureDetail[]>(
        `${path}&${query({ measure: rate.code, side, range: '[0,999]' })}`,
      );
      expect([path, rate.code, side, status]).toEqual([path, rate.code, side, 200]);
      return worthOf(unitOf(rate.of?.[side]), body);
    };
    return { part: await worth('part'), whole: await worth('whole') };
  };
  const expectBoth = async (path: string, shown: Record<string, MeasureFigure>, sides?: Record<string, SidesOfFigure>) => {
    for (const rate of rates()) {
      const { part, whole } = await sidesBy(rate, path);
      expect([path, rate.code, percentOf(part, whole)]).toEqual([path, rate.code, shown[rate.code]]);
      if (sides) expect([path, rate.code, { part, whole }]).toEqual([path, rate.code, sides[rate.code]]);
    }
  };
  const ofMembers = (report: ReportRecord) => report.team?.members ?? [];
  const live = (cut = {}) => `/api/measures/rows?${query({ ...OCTOBER, ...cut })}`;

  it('whoever may have the percentage may have both', () => {
    expect(rates().length).toBeGreaterThan(4);
    for (const { of, needs } of rates())
      for (const side of MEASURE_SIDES) {
        const behind = catalogue.find(({ code }) => code === of?.[side]);
        expect([of?.[side], behind?.unit === 'percent', behind?.needs]).toEqual([of?.[side], false, needs]);
      }
  });

  it('the tiles of people, teams, departments and of all', async () => {
    await expectBoth(live(), byPerson.total, byPerson.totalSides);
    for (const by of MEASURE_CUTS) {
      const { rows } = await valuesOf(director, { ...OCTOBER, by });
      for (const { key, values, sides } of rows) await expectBoth(live({ [by]: key }), values, sides);
    }
    expect(byPerson.rows.map(({ sides }) => sides['win_rate'])).toContainEqual({ part: '0', whole: '1' });
  });

  it("a draft's and a frozen report's, the author's own, the team's, and of each of the team", async () => {
    const leader = await product.signedInAs('supervisor', { id: leaders[0] ?? '' });
    const expectReport = async (report: ReportRecord) => {
      const rows = (more = {}) => `/api/reports/${report.id}/rows?${query({ scope: 'own', ...more })}`;
      await expectBoth(rows(), figures(report.facts));
      if (!report.team) return;
      await expectBoth(rows({ scope: 'team' }), figures(report.team.facts));
      for (const { personId, values } of ofMembers(report)) await expectBoth(rows({ scope: 'team', person: personId }), values);
    };
    const draft = await reportOf(director, leader.id);
    expect([draft.status, ofMembers(draft).length > 1]).toEqual(['draft', true]);
    await expectReport(draft);
    expect((await leader.post(`/api/reports/${draft.id}/submit`, { version: draft.version, summary: '如实' })).status).toBe(200);
    const frozen = await reportOf(director, leader.id);
    expect(frozen.status).toBe('submitted');
    await expectReport(frozen);
    await expectReport(await reportOf(director, rep.id));
  });

  it('a report that was handed in before one of the sides was counted opens all the same', async () => {
    const { id } = await reportOf(director, rep.id);
    await product.database.execute(
      sql`update report_version set frozen_rows = frozen_rows - 'key_accounts' where report_id = ${id}::uuid`,
    );
    const side = async (which: MeasureSide) =>
      director.get<MeasureDetail[]>(`/api/reports/${id}/rows?${query({ measure: 'coverage_rate', side: which })}`);
    expect(await side('whole')).toMatchObject({ status: 200, body: [] });
    expect((await side('part')).status).toBe(200);
  });
});

describe('the margin does not reach those who sell', () => {
  it('not by their reports, their rows, versions and checks, not by the roll-up', async () => {
    const secret = catalogue.flatMap((measure) => (readableBy(measure, rep) ? [] : [measure.code]));
    expect(secret).toContain('margin');
    const report = await reportOf(rep, rep.id);
    const doors = await Promise.all(
      ['', '/versions/1', '/verify'].map((path) => rep.get<object>(`/api/reports/${report.id}${path}`)),
    );
    const rollUp = await rep.get<object>(`/api/reports/team?${query({ kind: 'monthly', period: MONTH })}`);
    for (const { status, body } of [...doors, rollUp])
      expect([status, secret.filter((code) => JSON.stringify(body).includes(`"${code}"`))]).toEqual([200, []]);
    for (const measure of secret)
      expect((await rep.get(`/api/reports/${report.id}/rows?${query({ measure })}`)).status).toBe(400);
  });

  it('not by targets and plans, and no form for them may count it', async () => {
    const { body } = await director.list<TargetRow>('targets', { filter: { measure: 'margin', personId: rep.id } });
    expect(body).toHaveLength(1);
    expect((await rep.list('targets', { filter: { measure: 'margin' } })).total).toBe(0);
    expect((await rep.get(`/api/targets/${body[0]?.id}`)).status).toBe(404);
    const plans = await director.list<TargetPlanRecord>('target-plans', { filter: { measure: 'margin' } });
    expect(plans.total).toBe(1);
    expect((await rep.list('target-plans', { filter: { measure: 'margin' } })).total).toBe(0);
    expect((await rep.get(`/api/target-plans/${plans.body[0]?.id}/attainment`)).status).toBe(404);
    await product.database.execute(sql`delete from appraisal_line`);
    await product.database.execute(sql`delete from appraisal`);
    await product.database.execute(sql`delete from appraisal_template`);
    expect(await post('rep', linesOf(['margin']))).toMatchObject({ status: 400, body: { code: 'measure.unknown' } });
    expect((await post('supervisor', linesOf(['margin']))).status).toBe(201);
  });
});

/** Lines of a form with so many measures. */
function linesOf(measures: readonly string[]): object[] {
  const weight = Math.floor(100 / measures.length);
  const curve = { kind: 'linear', zeroAt: 0, fullAt: 100, cap: 120 };
  return measures.map((measure, index) => ({
    kind: 'measure',
    measure,
    curve,
    target: '10.00',
    weight: index === 0 ? 100 - weight * (measures.length - 1) : weight,
  }));
}

const post = (role: string, lines: object[]) =>
  director.post<AppraisalTemplateRow>('/api/appraisal-templates', {
    name: '月度考核',
    role,
    lines,
    thresholds: { S: 110, A: 90, B: 70 },
    shares: { S: 10, A: 30, B: 50, C: 10 },
  });
const created = async (role: string, lines: object[]) => {
  await product.database.execute(sql`delete from appraisal_line`);
  await product.database.execute(sql`delete from appraisal`);
  await product.database.execute(sql`delete from appraisal_template`);
  return (await post(role, lines)).body;
};
const edited = async ({ id, version }: AppraisalTemplateRow, lines: object[]) =>
  (await director.patch<AppraisalTemplateRow>(`/api/appraisal-templates/${id}`, { version, lines })).body;
