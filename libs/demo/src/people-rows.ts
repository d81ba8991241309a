import { type Batch, batch } from './rows.js';
import { dateOf, dateOrNull, timestamp } from './days.js';
import type { Organisation } from './people.js';
import { mobileNumber } from './person-names.js';
import type { Setting } from './setting.js';
import { DEMO_PASSWORD_HASH } from './sign-ins.js';
import { composedSearchText } from './spelling.js';

/** The company itself, its departments, people and their sign-ins. Who has left cannot sign in. */
export function* organisationRows(setting: Setting, organisation: Organisation): Generator<Batch> {
  const { clock } = setting;
  const rng = setting.chance('people-rows');
  const founded = timestamp(clock.at(organisation.foundedOn, 540));
  yield batch('organisation', [
    { id: 1, name: '启衡智造科技股份有限公司', time_zone: setting.timeZone, currency: 'CNY', demo: true, created_at: founded },
  ]);
  yield batch(
    'department',
    organisation.departments.map((department) => ({
      id: department.id,
      name: department.name,
      parent_id: department.parentId,
      created_at: founded,
      updated_at: founded,
    })),
  );
  const { people } = organisation.staff;
  yield batch(
    'person',
    people.map((person, index) => {
      const { surname, given } = person.name;
      const employeeNo = `QH${String(index + 1).padStart(4, '0')}`;
      const hired = timestamp(clock.at(person.hiredOn, 545));
      return {
        id: person.id,
        name: surname + given,
        employee_no: employeeNo,
        email: `${person.username}@qiheng.example.com`,
        phone: mobileNumber(rng),
        title: person.title,
        department_id: person.departmentId,
        manager_id: person.manager?.id ?? null,
        roles: [person.role],
        hired_on: dateOf(person.hiredOn),
        left_on: dateOrNull(person.leftOn),
        search_text: composedSearchText([surname, given], [employeeNo], [person.username]),
        created_at: hired,
        updated_at: person.leftOn === null ? hired : timestamp(clock.at(person.leftOn, 1080)),
      };
    }),
  );
  yield batch(
    'credential',
    people
      .filter((person) => person.leftOn === null)
      .map((person) => ({
        person_id: person.id,
        username: person.username,
        password_hash: DEMO_PASSWORD_HASH,
        password_changed_at: timestamp(clock.at(person.hiredOn, 560)),
      })),
  );
}
