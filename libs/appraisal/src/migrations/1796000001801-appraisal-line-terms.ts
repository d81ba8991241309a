import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A line keeps the terms it was made with - its fixed target and whose work it counts - so that a form that is edited later changes
 * nothing for the months that are under way.
 */
export class AppraisalLineTerms1796000001801 implements MigrationInterface {
  name = 'AppraisalLineTerms1796000001801';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table appraisal_line add column scope text not null default 'own' constraint appraisal_line_scope check (scope in ('own', 'team'));
      alter table appraisal_line add column fixed_target numeric(18,2);
      update appraisal_line l set fixed_target = (t.lines -> l.position ->> 'target')::numeric
      from appraisal a join appraisal_template t on t.id = a.template_id
      where a.id = l.appraisal_id and a.state <> 'signed' and l.kind = 'measure' and t.lines -> l.position ->> 'measure' = l.measure;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table appraisal_line drop column fixed_target; alter table appraisal_line drop column scope');
  }
}
