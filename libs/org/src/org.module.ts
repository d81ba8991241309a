import { Global, Module } from '@nestjs/common';
import { ActorDirectory, explainConstraints } from '@keyline/platform';
import { AbsencesController } from './absences.controller.js';
import { Absences } from './absences.service.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { WorkCalendars } from './calendar/work-calendars.service.js';
import { DepartmentsService } from './departments.service.js';
import { Founding } from './founding.service.js';
import { DepartmentsController, OrganisationController, PeopleController } from './org.controller.js';
import { OrganisationService } from './organisation.service.js';
import { PeopleDirectory } from './people-directory.js';
import { PeopleService } from './people.service.js';
import { Postings } from './postings.service.js';

explainConstraints({
  absence_overlap: { code: 'absence.overlap', field: 'fromOn', text: 'absence.overlap' },
  absence_own_deputy: { code: 'absence.own-deputy', field: 'deputyId', text: 'absence.own-deputy' },
  absence_days: { code: 'rule.refused', field: 'untilOn', text: 'field.date-order' },
  person_manager_cycle: { code: 'person.manager-cycle', field: 'managerId', text: 'field.cycle' },
  department_cycle: { code: 'department.cycle', field: 'parentId', text: 'field.cycle' },
  department_sibling_names: { code: 'record.duplicate', field: 'name', text: 'field.taken' },
  credential_username_unique: { code: 'record.duplicate', field: 'username', text: 'field.taken' },
  person_employee_no: { code: 'record.duplicate', field: 'employeeNo', text: 'field.taken' },
});

/** Departments, people, and who they are when they sign in. */
@Global()
@Module({
  controllers: [OrganisationController, PeopleController, DepartmentsController, AbsencesController, CalendarController],
  providers: [
    OrganisationService,
    Founding,
    PeopleService,
    Postings,
    DepartmentsService,
    Absences,
    WorkCalendars,
    { provide: ActorDirectory, useClass: PeopleDirectory },
  ],
  exports: [PeopleService, Postings, Founding, Absences, WorkCalendars, ActorDirectory],
})
export class OrgModule {}
