export { Task } from './entities.js';
export { TasksAndNotices1796000000101 } from './migrations/1796000000101-tasks-and-notices.js';
export { Notices, type NewNotice } from './notices.js';
export { TasksModule } from './tasks.module.js';
export { Tasks, type NewTask } from './tasks.js';
