import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { permissionsOf, reachOf, type Actor, type Locale, type Role } from '@keyline/model';
import { ActorDirectory, Clock, Database } from '@keyline/platform';

interface PersonOfActor {
  id: string;
  name: string;
  roles: Role[];
  departmentId: string;
  departmentName: string;
  managerId: string | null;
  locale: Locale;
}

/** Turns a person into an actor: roles become permissions and reach, once per sign-in check. */
@Injectable()
export class PeopleDirectory extends ActorDirectory {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  async findActor(personId: string): Promise<Actor | null> {
    const person = await this.database.maybeRow<PersonOfActor>(sql`
      select p.id, p.name, p.roles, p.department_id as "departmentId", d.name as "departmentName", p.manager_id as "managerId", p.locale
      from person p join department d on d.id = p.department_id
      where p.id = ${personId}::uuid and (p.left_on is null or p.left_on >= ${this.clock.today()}::date)`);
    return person && { ...person, permissions: new Set(permissionsOf(person.roles)), reach: reachOf(person.roles) };
  }
}
