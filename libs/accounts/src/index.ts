export { AccountTimeline } from './account-timeline.js';
export { AccountsModule } from './accounts.module.js';
export { AccountsService } from './accounts.service.js';
export { ContactsService } from './contacts.service.js';
export { customerDoor, firstCollectedOf, reachedOrCollected } from './customer-door.js';
export { Account, Contact } from './entities.js';
export { AccountsAndContacts1795300000003 } from './migrations/1795300000003-accounts-and-contacts.js';
export { CollectionReach1796000001601 } from './migrations/1796000001601-collection-reach.js';
export { ReachCoveringIndex1796000000001 } from './migrations/1796000000001-reach-covering-index.js';
