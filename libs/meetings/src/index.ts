export { MeetingsModule } from './meetings.module.js';
export { Meetings1796000001101 } from './migrations/1796000001101-meetings.js';
export { MeetingLines1796000001951 } from './migrations/1796000001951-meeting-lines.js';
