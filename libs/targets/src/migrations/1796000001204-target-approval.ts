import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Plans of targets are approved like everything else: by the author's superior, and where there is none by somebody else who may approve
 * targets. A plan that was waiting for the old button is a draft again, to be handed in anew.
 */
export class TargetApproval1796000001204 implements MigrationInterface {
  name = 'TargetApproval1796000001204';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      insert into approval_definition (id, code, name, steps) values
        ('01930000-0000-7000-8000-000000001204', 'target_plan', '{"zh": "目标计划审批", "en": "Target plan"}', '[
          {"name": {"zh": "上级批准", "en": "Superior"}, "stage": 1, "by": {"kind": "superior", "level": 1},
            "when": {"fact": {"name": "top", "equals": false}}, "withinDays": 3},
          {"name": {"zh": "目标批准人", "en": "Whoever approves targets"}, "stage": 1, "by": {"kind": "permission", "permission": "target:approve"},
            "when": {"fact": {"name": "top", "equals": true}}, "withinDays": 3}]');
      update target_plan set state = 'draft', submitted_at = null, version = version + 1 where state = 'submitted';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      update target_plan set state = 'draft', submitted_at = null, version = version + 1 where state = 'submitted';
      delete from approval_step s using approval_request r where r.id = s.request_id and r.code = 'target_plan';
      delete from approval_event e using approval_request r where r.id = e.request_id and r.code = 'target_plan';
      delete from approval_request where code = 'target_plan';
      delete from approval_definition where code = 'target_plan';
    `);
  }
}
