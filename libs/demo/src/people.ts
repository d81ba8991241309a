import { REGIONS } from './cities.js';
import type { Day } from './days.js';
import { personName, type PersonName } from './person-names.js';
import type { Setting } from './setting.js';
import { pinyinOf } from './spelling.js';
import type { Person, Staff, Team } from './story.js';

/** A department of the demo company. */
export interface Department {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

/** The demo company's people by role; those whom visitors sign in as have fixed names. */
export interface Organisation {
  readonly departments: readonly Department[];
  readonly staff: Staff;
  readonly foundedOn: Day;
}

type Opening = Pick<Person, 'title' | 'role' | 'departmentId' | 'manager'> & {
  readonly known?: readonly [surname: string, given: string, username: string];
  readonly region?: Person['region'];
  readonly tenureYears?: readonly [number, number];
  readonly leftOn?: Day;
};

/** Sets up departments and people: three levels of sales under one roof, and the offices that serve them. */
export function makeOrganisation(setting: Setting): Organisation {
  const rng = setting.chance('people');
  const { today, size } = setting;
  const foundedOn = today - 3_650;
  const departments: Department[] = [];
  const people: Person[] = [];
  const takenNames = new Set<string>();
  const takenUsernames = new Set([
    'rep',
    'rep2',
    'supervisor',
    'director',
    'head',
    'finance',
    'presales',
    'legal',
    'assistant',
    'admin',
  ]);

  const department = (name: string, parent: Department | null): Department => {
    const made = { id: setting.id(foundedOn, 540 + departments.length, rng), name, parentId: parent?.id ?? null };
    departments.push(made);
    return made;
  };
  const freshName = (): PersonName => {
    for (let tries = 0; ; tries++) {
      const name = personName(rng);
      const text = name.surname + name.given;
      // In a very large company some people do share a name.
      if (takenNames.has(text) && tries < 20) continue;
      takenNames.add(text);
      return name;
    }
  };
  const freshUsername = (name: PersonName): string => {
    const base = pinyinOf(name.surname) + pinyinOf(name.given);
    let username = base;
    for (let n = 2; takenUsernames.has(username); n++) username = `${base}${n}`;
    takenUsernames.add(username);
    return username;
  };
  const hire = (opening: Opening): Person => {
    const [from, to] = opening.tenureYears ?? [1.2, 8];
    const hiredOn = today - Math.round(rng.between(from, to) * 365);
    const name = opening.known ? { surname: opening.known[0], given: opening.known[1] } : freshName();
    if (opening.known) takenNames.add(name.surname + name.given);
    const person: Person = {
      id: setting.id(hiredOn, rng.int(540, 600), rng),
      name,
      username: opening.known ? opening.known[2] : freshUsername(name),
      title: opening.title,
      role: opening.role,
      departmentId: opening.departmentId,
      manager: opening.manager,
      hiredOn,
      leftOn: opening.leftOn ?? null,
      region: opening.region ?? null,
      energy: rng.between(0.8, 1.2),
    };
    people.push(person);
    return person;
  };

  const company = department('启衡智造', null);
  const sales = department('销售中心', company);
  const general = hire({
    title: '总经理',
    role: 'director',
    departmentId: company.id,
    manager: null,
    known: ['方', '正明', 'fangzhengming'],
    tenureYears: [9, 9.5],
  });
  const head = hire({
    title: '销售副总经理',
    role: 'director',
    departmentId: sales.id,
    manager: general,
    known: ['沈', '国栋', 'head'],
    tenureYears: [7, 8],
  });

  const teams: Team[] = [];
  for (let d = 0; d < size.salesDepartments; d++) {
    const region = REGIONS[d % REGIONS.length] ?? REGIONS[0]!;
    const story = d === 0;
    const number = size.salesDepartments > REGIONS.length ? `${Math.floor(d / REGIONS.length) + 1}` : '';
    const home = department(`${region.name}大客户${number}部`, sales);
    const director = hire({
      title: `${region.name}大客户部经理`,
      role: 'director',
      departmentId: home.id,
      manager: head,
      region,
      tenureYears: [4, 8],
      ...(story && { known: ['顾', '明远', 'director'] as const }),
    });
    let assistant: Person | null = null;
    for (let t = 0; t < size.teamsPerDepartment; t++) {
      const lead = story && t === 0;
      const supervisor = hire({
        title: '销售主管',
        role: 'supervisor',
        departmentId: home.id,
        manager: director,
        region,
        tenureYears: [3, 7],
        ...(lead && { known: ['赵', '志刚', 'supervisor'] as const }),
      });
      assistant ??= hire({
        title: '销售助理',
        role: 'assistant',
        departmentId: home.id,
        manager: supervisor,
        region,
        ...(lead && { known: ['孙', '悦', 'assistant'] as const }),
      });
      const count = Math.round((t + 1) * size.repsPerTeam) - Math.round(t * size.repsPerTeam);
      const reps: Person[] = [];
      for (let r = 0; r < count; r++) {
        const known =
          lead && r === 0 ? (['陈', '思远', 'rep'] as const) : lead && r === 1 ? (['周', '雨桐', 'rep2'] as const) : undefined;
        reps.push(
          hire({
            title: rng.chance(0.3) || known?.[2] === 'rep' ? '高级大客户经理' : '大客户销售代表',
            role: 'rep',
            departmentId: home.id,
            manager: supervisor,
            region,
            tenureYears: known ? [2.6, 5] : rng.chance(0.2) ? [0.3, 1.8] : [2.1, 7],
            ...(known && { known }),
          }),
        );
      }
      const leavers =
        t === 1
          ? [
              hire({
                title: '大客户销售代表',
                role: 'rep',
                departmentId: home.id,
                manager: supervisor,
                region,
                tenureYears: [3, 5],
                leftOn: today - rng.int(120, 420),
              }),
            ]
          : [];
      teams.push({ index: teams.length, region, supervisor, assistant, reps, leavers });
    }
  }

  const office = (
    name: string,
    count: number,
    role: 'finance' | 'presales' | 'legal',
    titles: readonly [string, string],
    known: readonly [string, string, string],
  ): Person[] => {
    const home = department(name, company);
    const boss = hire({ title: titles[0], role, departmentId: home.id, manager: general, tenureYears: [3, 8] });
    const others = Array.from({ length: count - 1 }, (_, i) =>
      hire({ title: titles[1], role, departmentId: home.id, manager: boss, ...(i === 0 && { known }) }),
    );
    return [...others, boss];
  };
  const finance = office('财务部', Math.max(2, size.finance), 'finance', ['财务经理', '应收会计'], ['刘', '敏', 'finance']);
  const presales = office(
    '售前部',
    Math.max(2, size.presales),
    'presales',
    ['售前总监', '售前工程师'],
    ['许', '文博', 'presales'],
  );
  const legal = office('法务部', Math.max(2, size.legal), 'legal', ['法务经理', '法务专员'], ['何', '静', 'legal']);
  const office4 = department('信息部', company);
  hire({ title: '系统管理员', role: 'admin', departmentId: office4.id, manager: general, known: ['郭', '强', 'admin'] });
  return { departments, staff: { people, teams, finance, presales, legal }, foundedOn };
}
