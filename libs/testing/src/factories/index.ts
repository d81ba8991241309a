import sql from 'sql-template-tag';
import type { Role } from '@keyline/model';
import { newId, searchText, type Clock, type Database } from '@keyline/platform';

export interface StoredPerson {
  id: string;
  name: string;
  roles: Role[];
  departmentId: string;
  departmentName: string;
  managerId: string | null;
}
interface PersonWish {
  name?: string;
  roles?: Role[];
  managerId?: string | null;
  departmentId?: string;
  hiredOn?: string;
  leftOn?: string | null;
}

const NAMES = ['王伟', '李娜', '张敏', '刘洋', '陈静', '杨帆', '赵磊', '黄丽', '周强', '吴芳'];

/** One factory per noun: stores what a story needs and makes the parents that are missing. Rows go in as SQL, not through the rules. */
export class Factories {
  private count = 0;
  private department: string | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async departmentNamed(name: string, parentId: string | null = null): Promise<string> {
    const id = newId();
    await this.database.execute(
      sql`insert into department (id, name, parent_id) values (${id}::uuid, ${name}, ${parentId}::uuid)`,
    );
    return id;
  }

  async person(wish: PersonWish = {}): Promise<StoredPerson> {
    this.count += 1;
    this.department ??= await this.departmentNamed('华东大客户部');
    const id = newId();
    const name = wish.name ?? `${NAMES[this.count % NAMES.length] ?? '王伟'}${this.count}`;
    await this.database.execute(sql`
      insert into person (id, name, department_id, manager_id, roles, hired_on, left_on, search_text)
      values (${id}::uuid, ${name}, ${wish.departmentId ?? this.department}::uuid, ${wish.managerId ?? null}::uuid, ${wish.roles ?? ['rep']}::text[],
        ${wish.hiredOn ?? '2024-01-01'}::date, ${wish.leftOn ?? null}::date, ${searchText(name)})`);
    return this.findPerson(id);
  }

  /** @throws Error when there is none. */
  async findPerson(id: string): Promise<StoredPerson> {
    const person = await this.database.maybeRow<StoredPerson>(sql`
      select p.id, p.name, p.roles, p.department_id as "departmentId", d.name as "departmentName", p.manager_id as "managerId"
      from person p join department d on d.id = p.department_id where p.id = ${id}::uuid`);
    if (!person) throw new Error(`no person ${id}`);
    return person;
  }

  async account(
    wish: { ownerId?: string | null; name?: string; grade?: string; createdOn?: string; region?: string } = {},
  ): Promise<{ id: string; name: string }> {
    this.count += 1;
    const id = newId();
    const name = wish.name ?? `华东精密机械${this.count}有限公司`;
    const ownerId = wish.ownerId === undefined ? (await this.person()).id : wish.ownerId;
    await this.database.execute(sql`
      insert into account (id, name, owner_id, grade, region, created_on, search_text)
      values (${id}::uuid, ${name}, ${ownerId}::uuid, ${wish.grade ?? 'B'}, ${wish.region ?? '上海'}, ${wish.createdOn ?? '2025-03-01'}::date, ${searchText(name)})`);
    return { id, name };
  }

  async contact(wish: { accountId: string; name?: string; decisionRole?: string }): Promise<{ id: string; name: string }> {
    this.count += 1;
    const id = newId();
    const name = wish.name ?? `联系人${this.count}`;
    await this.database.execute(sql`
      insert into contact (id, account_id, name, decision_role, created_on, search_text)
      values (${id}::uuid, ${wish.accountId}::uuid, ${name}, ${wish.decisionRole ?? null}, ${this.clock.today()}::date, ${searchText(name)})`);
    return { id, name };
  }

  async opportunity(wish: {
    accountId: string | null;
    ownerId: string;
    name?: string;
    stage?: string;
    amount?: string;
    openedOn?: string;
    closedOn?: string | null;
    expectedCloseOn?: string | null;
  }): Promise<{ id: string; name: string }> {
    this.count += 1;
    const id = newId();
    const name = wish.name ?? `生产线改造项目${this.count}`;
    const stage = wish.stage ?? 'contact';
    const openedOn = wish.openedOn ?? this.clock.today();
    const amount = wish.amount ?? '100000.00';
    const closedOn = stage === 'won' || stage === 'lost' ? (wish.closedOn ?? this.clock.today()) : null;
    await this.database.execute(sql`
      insert into opportunity (id, account_id, owner_id, name, amount, stage, probability, opened_on, stage_entered_on, closed_on, won_amount, lost_reason, expected_close_on, search_text)
      values (${id}::uuid, ${wish.accountId}::uuid, ${wish.ownerId}::uuid, ${name}, ${amount}::numeric, ${stage}, 10, ${openedOn}::date, ${closedOn ?? openedOn}::date,
        ${closedOn}::date, ${stage === 'won' ? amount : null}::numeric, ${stage === 'lost' ? 'price' : null}, ${wish.expectedCloseOn ?? null}::date, ${searchText(name)})`);
    await this.database.execute(sql`
      insert into opportunity_stage_change (id, opportunity_id, from_stage, to_stage, amount, changed_on, at, owner_id)
      values (${newId()}::uuid, ${id}::uuid, null, ${stage}, ${amount}::numeric, ${openedOn}::date, ${`${openedOn}T10:00:00+08:00`}::timestamptz, ${wish.ownerId}::uuid)`);
    return { id, name };
  }

  /** A contract with one instalment per given part (default: all of it due on `dueOn`); under review it has a version there. */
  async contract(wish: {
    accountId: string;
    ownerId: string;
    amount?: string;
    state?: string;
    signedOn?: string | null;
    dueOn?: string;
    parts?: { amount: string; dueOn: string; collectorId?: string }[];
    approved?: boolean;
  }): Promise<{ id: string; number: string; instalmentIds: string[] }> {
    this.count += 1;
    const id = newId();
    const number = `T${this.count}-${id.slice(-6)}`;
    const amount = wish.amount ?? '100000.00';
    const parts = wish.parts ?? [{ amount, dueOn: wish.dueOn ?? this.clock.today() }];
    const signedOn = wish.signedOn === undefined ? '2026-01-15' : wish.signedOn;
    const instalmentIds = parts.map(() => newId());
    await this.database.transaction(async () => {
      await this.database.execute(sql`
        insert into contract (id, number, account_id, owner_id, name, amount, state, signed_on, created_on, search_text)
        values (${id}::uuid, ${number}, ${wish.accountId}::uuid, ${wish.ownerId}::uuid, ${`设备采购合同${this.count}`}, ${amount}::numeric, ${wish.state ?? 'executing'}, ${signedOn}::date, ${signedOn ?? this.clock.today()}::date, ${searchText(number)})`);
      for (const [index, part] of parts.entries()) {
        await this.database.execute(sql`
          insert into instalment (id, contract_id, account_id, sequence, name, amount, due_on, collector_id)
          values (${instalmentIds[index]}::uuid, ${id}::uuid, ${wish.accountId}::uuid, ${index + 1}::int, ${`第${index + 1}期`}, ${part.amount}::numeric, ${part.dueOn}::date, ${part.collectorId ?? wish.ownerId}::uuid)`);
      }
      if (wish.state === 'in_review')
        await this.database.execute(sql`
          insert into contract_version (id, contract_id, number, state, content, approval_request_id, created_by, created_at)
          values (${newId()}::uuid, ${id}::uuid, 1, ${wish.approved ? 'approved' : 'in_review'}, '{}', ${newId()}::uuid, ${wish.ownerId}::uuid, ${this.clock.now()}::timestamptz)`);
    });
    return { id, number, instalmentIds };
  }

  async visit(wish: {
    accountId: string;
    personId: string;
    visitedOn?: string;
    kind?: string;
    note?: string;
  }): Promise<{ id: string }> {
    const id = newId();
    const on = wish.visitedOn ?? this.clock.today();
    await this.database.execute(sql`
      insert into visit (id, person_id, account_id, kind, visited_at, visited_on, note)
      values (${id}::uuid, ${wish.personId}::uuid, ${wish.accountId}::uuid, ${wish.kind ?? 'onsite'}, ${`${on}T10:00:00+08:00`}::timestamptz, ${on}::date, ${wish.note ?? null})`);
    return { id };
  }

  async visitPlan(wish: { accountId: string; personId: string; plannedOn: string; purpose?: string }): Promise<{ id: string }> {
    const id = newId();
    await this.database.execute(sql`
      insert into visit_plan (id, person_id, account_id, planned_on, purpose)
      values (${id}::uuid, ${wish.personId}::uuid, ${wish.accountId}::uuid, ${wish.plannedOn}::date, ${wish.purpose ?? null})`);
    return { id };
  }

  /** A request for a discount that waits for the approver, and behind him for a director. Its kind is this factory's own. */
  async approval(wish: { requesterId: string; approverId: string; title?: string }): Promise<{ id: string }> {
    const id = newId();
    const now = this.clock.now();
    const step = (by: object, stage: number) =>
      JSON.stringify({ name: { zh: '审批', en: 'Approval' }, stage, by, withinDays: 2 });
    const [first, second] = [step({ kind: 'superior', level: 1 }, 1), step({ kind: 'role', role: 'director' }, 2)];
    await this.database.transaction(async () => {
      await this.database.execute(sql`
        insert into approval_definition (id, code, name, steps)
        values (${newId()}::uuid, 'discount', '{"zh": "折扣", "en": "Discount"}', jsonb_build_array(${first}::jsonb, ${second}::jsonb)) on conflict (code) do nothing`);
      await this.database.execute(sql`
        insert into approval_request (id, code, definition_version, entity, entity_id, title, link, snapshot, requester_id, requested_at, round, search_text)
        values (${id}::uuid, 'discount', 1, 'quote', ${newId()}::uuid, ${wish.title ?? '九折报价'}, '/quotes', '[]', ${wish.requesterId}::uuid, ${now}::timestamptz, 1, ${searchText(wish.title ?? '九折报价')})`);
      await this.database.execute(sql`
        insert into approval_step (id, request_id, position, stage, rule, state, persons, opened_at, due_on)
        values (${newId()}::uuid, ${id}::uuid, 1, 1, ${first}::jsonb, 'open', array[${wish.approverId}::uuid], ${now}::timestamptz, ${this.clock.today()}::date),
          (${newId()}::uuid, ${id}::uuid, 2, 2, ${second}::jsonb, 'waiting', '{}', null, null)`);
    });
    return { id };
  }
}
