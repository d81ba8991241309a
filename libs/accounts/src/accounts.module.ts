import { Module } from '@nestjs/common';
import { explainConstraints } from '@keyline/platform';
import { AccountTimeline } from './account-timeline.js';
import { AccountsController, ContactsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { ContactsService } from './contacts.service.js';

explainConstraints({
  account_registration_no: { code: 'record.duplicate', field: 'registrationNo', text: 'field.taken' },
  contact_reports_to: { code: 'reference.unknown', field: 'reportsToId', text: 'field.unknown-reference' },
});

/** Key accounts and the people at them. */
@Module({
  controllers: [AccountsController, ContactsController],
  providers: [AccountTimeline, AccountsService, ContactsService],
  exports: [AccountTimeline, AccountsService, ContactsService],
})
export class AccountsModule {}
