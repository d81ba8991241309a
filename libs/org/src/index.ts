export { Absences } from './absences.service.js';
export { Absence, Department, Person } from './entities.js';
export { Founding } from './founding.service.js';
export { WorkCalendars } from './calendar/work-calendars.service.js';
export { DepartmentsAndPeople1795300000002 } from './migrations/1795300000002-departments-and-people.js';
export { Absences1796000000201 } from './migrations/1796000000201-absences.js';
export { OrgModule } from './org.module.js';
export { PeopleService } from './people.service.js';
