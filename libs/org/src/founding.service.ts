import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock, Database, hashPassword, Journal, newId, searchText } from '@keyline/platform';
import { Department, Person } from './entities.js';

export interface FoundingInput {
  /** The organisation, and its top department. */
  company: string;
  /** The first administrator, who sets up everybody else. */
  name: string;
  username: string;
  password: string;
}

/** The first day of an installation without a demo company. */
@Injectable()
export class Founding {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly journal: Journal,
  ) {}

  /** Nobody is there yet, so nobody can sign in. */
  async isOpen(): Promise<boolean> {
    return (await this.database.maybeRow(sql`select 1 from person limit 1`)) === null;
  }

  /** Makes the top department and the first administrator. Answers false, and changes nothing, where there is somebody already. */
  async found({ company, name, username, password }: FoundingInput): Promise<boolean> {
    const passwordHash = await hashPassword(password);
    const departmentId = newId();
    const id = newId();
    return this.database.transaction(async () => {
      // Two processes that start at once on an empty database found it once.
      await this.database.execute(sql`lock table person in share row exclusive mode`);
      if (!(await this.isOpen())) return false;
      await this.database.execute(sql`update organisation set name = ${company}::text, version = version + 1`);
      await this.database.manager.insert(Department, { id: departmentId, name: company, parentId: null });
      await this.database.manager.insert(Person, {
        id,
        name,
        departmentId,
        roles: ['admin'],
        hiredOn: this.clock.today(),
        searchText: searchText(name),
      });
      await this.database.execute(
        sql`insert into credential (person_id, username, password_hash) values (${id}::uuid, ${username}::text, ${passwordHash}::text)`,
      );
      await this.journal.record({ id }, { action: 'department.created', entity: 'department', entityId: departmentId });
      await this.journal.record({ id }, { action: 'person.created', entity: 'person', entityId: id });
      return true;
    });
  }
}
