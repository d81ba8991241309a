import type { Grade } from '@keyline/model';
import { type City, ROADS } from './cities.js';
import { type CompanyName, CompanyNames, INDUSTRIES, type Industry, pickCity } from './company-names.js';
import { type Day, workdayFrom, workdayUpTo } from './days.js';
import type { Rng } from './random.js';
import type { Setting } from './setting.js';
import type { Customer, Person, Staff, Team, Tenure } from './story.js';

/** The file of the person whom most visitors sign in as is written by hand: these grades, none in arrears by chance. */
const REP_GRADES: readonly Grade[] = ['A', 'B', 'B', 'A', 'C', 'B', 'C', 'A', 'C', 'B', 'D', 'C', 'B', 'C', 'D', 'B', 'C', 'C'];
const GRADE_WEIGHT: Readonly<Record<Grade, number>> = { A: 12, B: 28, C: 40, D: 20 };
const GRADES: readonly Grade[] = ['A', 'B', 'C', 'D'];
const POOL_SHARE = 0.05;

/** Is this the sales person of the written story? */
export function isFeatured(person: Person | null): boolean {
  return person?.username === 'rep';
}

/** Makes the customers, a few teams at a time. */
export class Customers {
  private readonly names: CompanyNames;
  private readonly perRep: number;
  private readonly poolPerTeam: number;

  constructor(
    private readonly setting: Setting,
    staff: Staff,
  ) {
    const { accounts } = setting.size;
    this.names = new CompanyNames(setting.chance('company-names'), accounts <= 1_000);
    const reps = staff.teams.reduce((sum, team) => sum + team.reps.length, 0);
    this.poolPerTeam = (accounts * POOL_SHARE) / staff.teams.length;
    this.perRep = (accounts * (1 - POOL_SHARE) - (REP_GRADES.length - accounts / reps)) / reps;
  }

  /** The customers of a team: those of each rep, and those of the pool that it once looked after. */
  ofTeam(team: Team): Customer[] {
    const rng = this.setting.chance(`accounts/${team.index}`);
    const made: Customer[] = [];
    for (const rep of team.reps) {
      const grades = isFeatured(rep)
        ? REP_GRADES
        : Array.from({ length: rng.round(this.perRep) }, () => rng.weighted(GRADES, (g) => GRADE_WEIGHT[g]));
      let group: Customer | null = null;
      for (const grade of grades) {
        const headOfGroup = grade === 'A' && group === null && rng.chance(0.45);
        const parent: Customer | null = !headOfGroup && group && rng.chance(0.35) ? group : null;
        const customer = this.customer(rng, team, rep, grade, headOfGroup, parent);
        if (headOfGroup) group = customer;
        made.push(customer);
      }
    }
    for (let i = rng.round(this.poolPerTeam); i > 0; i--)
      made.push(this.customer(rng, team, null, rng.pick(['C', 'D', 'C', 'B']), false, null));
    return made;
  }

  private customer(
    rng: Rng,
    team: Team,
    owner: Person | null,
    grade: Grade,
    headOfGroup: boolean,
    parent: Customer | null,
  ): Customer {
    const { setting } = this;
    const place = pickCity(team.region, rng);
    const trade = parent && rng.chance(0.6) ? parent.industry : rng.pick(INDUSTRIES);
    const name = this.nameFor(place, trade, headOfGroup, parent);
    const earliest = parent?.createdOn ?? setting.start - 1_300;
    const fresh = owner !== null && !headOfGroup && (isFeatured(owner) ? grade === 'D' : rng.chance(grade === 'A' ? 0.25 : 0.55));
    const latest = fresh ? setting.today - 4 : setting.start - 10;
    const createdOn = workdayUpTo(
      Math.max(earliest, fresh ? rng.int(setting.start, latest) : rng.int(Math.min(earliest, latest), latest)),
    );
    const tenures = tenuresOf(rng, team, owner, createdOn, setting.today);
    return {
      id: setting.id(createdOn, rng.int(540, 1_050), rng),
      name,
      fullName: name.pieces.join(''),
      shortName: name.shortPieces.join(''),
      grade,
      industry: trade,
      place,
      address: `${place.name}市${rng.pick(place.districts)}${rng.pick(ROADS)}${rng.int(8, 1_980)}号`,
      region: team.region,
      parentId: parent?.id ?? null,
      createdOn,
      tenures,
      owner,
      slackness: isFeatured(owner) ? 0 : rng.next() ** 2.2,
      termDays: rng.weighted([15, 30, 45, 60, 90], (days) => (days === 30 ? 4 : days === 60 ? 2 : 1)),
      contacts: [],
      deals: [],
      agreements: [],
      lastContactOn: null,
    };
  }

  private nameFor(place: City, trade: Industry, headOfGroup: boolean, parent: Customer | null): CompanyName {
    if (headOfGroup) return this.names.group(place);
    return parent ? this.names.subsidiary(parent.name.mark, place, trade) : this.names.company(place, trade);
  }
}

/** Who looked after the account when: inherited from somebody who left or moved on, or one's own from the first day. */
function tenuresOf(rng: Rng, team: Team, owner: Person | null, createdOn: Day, today: Day): Tenure[] {
  if (!owner) {
    const former = rng.pick(team.reps);
    if (former.hiredOn > createdOn || rng.chance(0.4))
      return [{ person: null, from: createdOn, until: null, reason: '展会名单导入，待认领' }];
    const released = workdayFrom(rng.int(Math.max(createdOn + 30, today - 500), Math.max(createdOn + 31, today - 20)));
    return [
      { person: former, from: createdOn, until: released, reason: null },
      { person: null, from: released, until: null, reason: '180天无跟进，退回公海' },
    ];
  }
  const leaver = team.leavers.find((person) => person.hiredOn <= createdOn && createdOn < (person.leftOn ?? 0) - 20);
  if (leaver?.leftOn && leaver.leftOn > owner.hiredOn && rng.chance(0.35))
    return handedOver(leaver, owner, createdOn, leaver.leftOn, '离职交接');
  const previous = team.reps.find((person) => person !== owner && person.hiredOn <= createdOn);
  if (owner.hiredOn > createdOn) {
    // Before the owner joined, somebody else of the team answered; a team of newcomers was covered by its supervisor.
    return handedOver(previous ?? team.supervisor, owner, createdOn, workdayFrom(owner.hiredOn + 7), '新员工入职，责任区调整');
  }
  if (previous && today - createdOn > 300 && !isFeatured(owner) && rng.chance(0.08)) {
    const day = workdayFrom(rng.int(Math.max(createdOn + 60, today - 600), today - 40));
    return handedOver(previous, owner, createdOn, day, '责任区调整');
  }
  return [{ person: owner, from: createdOn, until: null, reason: null }];
}

function handedOver(from: Person, to: Person, createdOn: Day, day: Day, reason: string): Tenure[] {
  return [
    { person: from, from: createdOn, until: day, reason: null },
    { person: to, from: day, until: null, reason },
  ];
}
