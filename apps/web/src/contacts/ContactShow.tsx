import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import type { ContactRow, VisitRow } from '@keyline/model';
import { useState } from 'react';
import { ShowBase, useDelete, useNotify, useShowContext, useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import {
  ConfirmDialog,
  DateText,
  EnumLabel,
  ErrorState,
  Facts,
  Page,
  PageSkeleton,
  Panel,
  RecordHeader,
  RecordLink,
  RelatedList,
  UrlTabs,
  type UrlTab,
} from '../kit/index.js';
import { VisitCard } from '../visits/VisitCard.js';
import { ContactBadges } from './ContactCard.js';

const field = (name: keyof ContactRow): string => `resources.contacts.fields.${name}`;

const RemoveButton = ({ contact }: { contact: ContactRow }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [remove] = useDelete<ContactRow>();
  const confirm = () =>
    remove(
      'contacts',
      { id: contact.id, previousData: contact },
      {
        returnPromise: true,
        onSuccess: () => {
          notify('ra.notification.deleted', { type: 'success', messageArgs: { smart_count: 1 } });
          void navigate(`/accounts/${contact.accountId}/show?tab=people`);
        },
        onError: (error) => notify((error as Error).message, { type: 'error' }),
      },
    );
  return (
    <>
      <Button variant="outlined" color="error" startIcon={<DeleteOutlined />} onClick={() => setAsking(true)}>
        {translate('ra.action.delete')}
      </Button>
      <ConfirmDialog
        open={asking}
        destructive
        title={translate('contacts.removeTitle', { name: contact.name })}
        body={translate('contacts.removeBody')}
        confirmLabel={translate('contacts.remove')}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      />
    </>
  );
};

const Overview = ({ contact }: { contact: ContactRow }) => {
  const translate = useTranslate();
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
        alignItems: 'start',
      }}
    >
      <Panel title={translate('contacts.section.reach')}>
        <Facts
          facts={[
            { label: field('mobile'), value: contact.mobile && <Link href={`tel:${contact.mobile}`}>{contact.mobile}</Link> },
            { label: field('phone'), value: contact.phone && <Link href={`tel:${contact.phone}`}>{contact.phone}</Link> },
            { label: field('wechat'), value: contact.wechat },
            { label: field('email'), value: contact.email && <Link href={`mailto:${contact.email}`}>{contact.email}</Link> },
            { label: field('birthday'), value: <DateText value={contact.birthday} short /> },
            { label: field('leftOn'), value: <DateText value={contact.leftOn} /> },
          ]}
        />
      </Panel>
      <Panel title={translate('contacts.section.part')}>
        <Facts
          facts={[
            { label: field('decisionRole'), value: <EnumLabel enum="decisionRole" value={contact.decisionRole} /> },
            { label: field('attitude'), value: <EnumLabel enum="attitude" value={contact.attitude} /> },
            {
              label: field('influence'),
              value: contact.influence && translate('contacts.influenceOf', { value: contact.influence }),
            },
            {
              label: field('reportsToName'),
              value: contact.reportsToId && (
                <RecordLink entity="contact" id={contact.reportsToId}>
                  {contact.reportsToName}
                </RecordLink>
              ),
            },
            { label: field('business'), value: contact.business, wide: true },
            { label: field('note'), value: contact.note, wide: true },
          ]}
        />
      </Panel>
    </Box>
  );
};

const visitsTab = (contact: ContactRow, translate: (key: string) => string): UrlTab => ({
  key: 'visits',
  label: 'contacts.tab.visits',
  render: () => (
    <RelatedList<VisitRow>
      resource="visits"
      filter={{ contactId: contact.id }}
      sort={{ field: 'visitedAt', order: 'DESC' }}
      empty={{ title: translate('contacts.empty.visits') }}
      card={(visit) => <VisitCard visit={visit} withAccount={false} />}
    />
  ),
});

const ContactPage = () => {
  const translate = useTranslate();
  const { record: contact, error, refetch } = useShowContext<ContactRow>();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!contact) return <PageSkeleton />;
  const header = (
    <RecordHeader
      name={contact.name}
      badges={<ContactBadges contact={contact} />}
      facts={
        <>
          <RecordLink entity="account" id={contact.accountId}>
            {contact.accountName}
          </RecordLink>
          <span>{[contact.title, contact.department].filter(Boolean).join(' · ')}</span>
        </>
      }
      actions={
        <>
          {contact.can.edit && (
            <Button variant="outlined" startIcon={<EditOutlined />} component={RouterLink} to={`/contacts/${contact.id}`}>
              {translate('ra.action.edit')}
            </Button>
          )}
          {contact.can.delete && <RemoveButton contact={contact} />}
        </>
      }
    />
  );
  return (
    <Page title={contact.name} header={header}>
      <UrlTabs
        tabs={[
          { key: 'overview', label: 'contacts.tab.overview', render: () => <Overview contact={contact} /> },
          ...(contact.collectedOnly ? [] : [visitsTab(contact, translate)]),
        ]}
      />
    </Page>
  );
};

const ContactShow = () => (
  <ShowBase>
    <ContactPage />
  </ShowBase>
);

export default ContactShow;
