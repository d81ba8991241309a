import { Global, Module } from '@nestjs/common';
import { ActorDirectory, explainConstraints } from '@keyline/platform';
import { DepartmentsService } from './departments.service.js';
import { DepartmentsController, PeopleController } from './org.controller.js';
import { PeopleDirectory } from './people-directory.js';
import { PeopleService } from './people.service.js';

explainConstraints({
  person_manager_cycle: { code: 'person.manager-cycle', field: 'managerId', text: 'field.cycle' },
  department_cycle: { code: 'department.cycle', field: 'parentId', text: 'field.cycle' },
  department_sibling_names: { code: 'record.duplicate', field: 'name', text: 'field.taken' },
  credential_username_unique: { code: 'record.duplicate', field: 'username', text: 'field.taken' },
  person_employee_no: { code: 'record.duplicate', field: 'employeeNo', text: 'field.taken' },
});

/** Departments, people, and who they are when they sign in. */
@Global()
@Module({
  controllers: [PeopleController, DepartmentsController],
  providers: [PeopleService, DepartmentsService, { provide: ActorDirectory, useClass: PeopleDirectory }],
  exports: [PeopleService, ActorDirectory],
})
export class OrgModule {}
