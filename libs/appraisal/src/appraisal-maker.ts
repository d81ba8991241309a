import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import {
  addDays,
  APPRAISAL_SCOPES,
  periodContaining,
  previousPeriod,
  type AppraisalScope,
  type AppraisalTemplateLine,
  type AppraisalTemplateRow,
  type Period,
  type ScoringCurve,
} from '@keyline/model';
import { Clock, Database, Journal, newId } from '@keyline/platform';
import { Tasks } from '@keyline/tasks';
import { FrozenFigures, scored, type CountedFigure } from './frozen-figures.js';

type Template = Pick<AppraisalTemplateRow, 'id' | 'role' | 'lines' | 'thresholds' | 'shares'>;
interface Appraised {
  id: string;
  name: string;
  reviewerId: string;
}
interface MeasuredLine {
  id: string;
  measure: string;
  scope: AppraisalScope;
  curve: ScoringCurve;
  fixed: string | null;
}
/** From this day of the month on the past month is appraised: its reports were due the day before. */
const FIRST_DAY = 4;
/** So long a superior has to score. */
const DAYS_TO_SCORE = 5;

/** Makes the month's forms, and brings those that are still being scored up to what has been frozen since. */
@Injectable()
export class AppraisalMaker {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly journal: Journal,
    private readonly tasks: Tasks,
    private readonly frozen: FrozenFigures,
  ) {}

  /** The forms of the month that has ended: one for each person whose role has one. Run again, it makes only what is missing. */
  async openMonth(): Promise<number> {
    const today = this.clock.today();
    if (Number(today.slice(8)) < FIRST_DAY) return 0;
    const month = previousPeriod(periodContaining('monthly', today));
    const templates = await this.database.rows<Template>(
      sql`select id, role, lines, thresholds, shares from appraisal_template where active order by role`,
    );
    let made = 0;
    for (const template of templates)
      for (const person of await this.without(template.role, month)) if (await this.make(template, person, month)) made += 1;
    for (const { id } of await this.database.rows<{ id: string }>(
      sql`select id from appraisal where state = 'scoring' and period = ${month.code}::text order by id`,
    ))
      await this.refresh(id);
    return made;
  }

  /** Counts the measures anew, from the report where one has been handed in. Leaves what somebody has signed alone. */
  async refresh(id: string): Promise<void> {
    await this.database.transaction(async () => {
      const open = await this.database.maybeRow<{ personId: string; period: string }>(sql`
        select person_id as "personId", period from appraisal where id = ${id}::uuid and state in ('scoring', 'shown') for update`);
      if (!open) return;
      const lines = await this.database.rows<MeasuredLine>(sql`
        select id, measure, scope, curve, fixed_target::text as fixed from appraisal_line
        where appraisal_id = ${id}::uuid and kind = 'measure' order by position`);
      const figures = await this.figuresOf(open, lines);
      for (const line of lines) {
        const figure = figures.get(keyOf(line));
        if (!figure) continue;
        const target = line.fixed ?? figure.target;
        await this.database.execute(sql`
          update appraisal_line set actual = ${figure.actual}::numeric, target = ${target}::numeric, report_id = ${figure.source?.reportId ?? null}::uuid,
            report_revision = ${figure.source?.reportRevision ?? null}::int, facts_hash = ${figure.source?.factsHash ?? null}::text,
            score = coalesce(${scored(line.measure, { ...figure, target }, line.curve)}::numeric, score)
          where id = ${line.id}::uuid`);
      }
    });
  }

  private async figuresOf(
    whose: { personId: string; period: string },
    lines: readonly MeasuredLine[],
  ): Promise<Map<string, CountedFigure>> {
    const figures = new Map<string, CountedFigure>();
    for (const scope of APPRAISAL_SCOPES) {
      const measures = lines.filter((line) => line.scope === scope).map(({ measure }) => measure);
      if (measures.length === 0) continue;
      for (const [measure, figure] of await this.frozen.of(measures, { ...whose, scope }))
        figures.set(keyOf({ scope, measure }), figure);
    }
    return figures;
  }

  /** Who had the role in the month, has a superior, and no form yet. */
  private without(role: string, { code, start, end }: Period): Promise<Appraised[]> {
    return this.database.rows(sql`
      select p.id, p.name, m.id as "reviewerId" from person p join person m on m.id = p.manager_id
      where ${role}::text = any (p.roles) and p.hired_on <= ${end}::date and (p.left_on is null or p.left_on >= ${start}::date)
        and (m.left_on is null or m.left_on >= ${this.clock.today()}::date)
        and not exists (select 1 from appraisal a where a.person_id = p.id and a.period = ${code}::text)
      order by p.id`);
  }

  private async make(template: Template, person: Appraised, { code }: Period): Promise<boolean> {
    const id = newId();
    const made = await this.database.transaction(async () => {
      const inserted = await this.database.execute(sql`
        insert into appraisal (id, template_id, person_id, reviewer_id, period, thresholds, shares)
        values (${id}::uuid, ${template.id}::uuid, ${person.id}::uuid, ${person.reviewerId}::uuid, ${code}::text,
          ${JSON.stringify(template.thresholds)}::jsonb, ${JSON.stringify(template.shares)}::jsonb)
        on conflict (person_id, period) do nothing`);
      if (inserted === 0) return false;
      for (const [position, line] of template.lines.entries()) await this.addLine(id, position, line);
      await this.tasks.ask({
        personId: person.reviewerId,
        kind: 'appraisal.to-score',
        key: `appraisal.to-score:${id}`,
        dueOn: addDays(this.clock.today(), DAYS_TO_SCORE),
        values: { person: person.name, period: code },
        link: `/appraisals/${id}/show`,
        source: { entity: 'appraisal', entityId: id },
      });
      await this.journal.record(null, { action: 'appraisal.opened', entity: 'appraisal', entityId: id });
      return true;
    });
    return made;
  }

  private async addLine(appraisalId: string, position: number, line: AppraisalTemplateLine): Promise<void> {
    const [measure, name] = line.kind === 'measure' ? [line.measure, null] : [null, line.name];
    const hint = line.kind === 'judged' ? (line.hint ?? null) : null;
    const [curve, scope, fixed] =
      line.kind === 'measure' ? [JSON.stringify(line.curve), line.scope ?? 'own', line.target] : [null, 'own', null];
    await this.database.execute(sql`
      insert into appraisal_line (id, appraisal_id, position, kind, measure, scope, name, hint, weight, curve, fixed_target)
      values (${newId()}::uuid, ${appraisalId}::uuid, ${position}::int, ${line.kind}::text, ${measure}::text, ${scope}::text, ${name}::text, ${hint}::text,
        ${line.weight}::int, ${curve}::jsonb, ${fixed}::numeric)`);
  }
}

const keyOf = ({ scope, measure }: Pick<MeasuredLine, 'scope' | 'measure'>): string => `${scope}/${measure}`;
