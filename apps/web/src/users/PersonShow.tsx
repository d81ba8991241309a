import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { PersonRow } from '@keyline/model';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import {
  Badge,
  CardLines,
  DateText,
  ErrorState,
  Facts,
  Page,
  PageSkeleton,
  Panel,
  RecordHeader,
  RecordLink,
  RelatedList,
} from '../kit/index.js';
import { AppraisalHistory } from '../appraisals/AppraisalHistory.js';
import { useMay } from '../data/index.js';
import { Roles } from './PersonList.js';
import { PostingHistory } from './PostingHistory.js';

const field = (name: keyof PersonRow): string => `resources.users.fields.${name}`;

const Place = ({ person }: { person: PersonRow }) => (
  <Facts
    facts={[
      { label: field('departmentName'), value: person.departmentName },
      { label: field('title'), value: person.title },
      {
        label: field('managerName'),
        value: person.managerId && (
          <RecordLink entity="users" id={person.managerId}>
            {person.managerName}
          </RecordLink>
        ),
      },
      { label: field('employeeNo'), value: person.employeeNo },
      { label: field('phone'), value: person.phone && <Link href={`tel:${person.phone}`}>{person.phone}</Link> },
      { label: field('email'), value: person.email && <Link href={`mailto:${person.email}`}>{person.email}</Link> },
      { label: field('hiredOn'), value: <DateText value={person.hiredOn} /> },
      { label: field('leftOn'), value: person.leftOn && <DateText value={person.leftOn} /> },
      { label: field('roles'), value: <Roles roles={person.roles} />, wide: true },
    ]}
  />
);

const PersonPage = () => {
  const translate = useTranslate();
  const { record, error, refetch } = useShowContext<PersonRow>();
  const judges = useMay('appraisal:judge');
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!record) return <PageSkeleton />;
  const header = (
    <RecordHeader
      name={record.name}
      badges={
        record.leftOn ? (
          <Badge tone="soon">{translate('users.left')}</Badge>
        ) : (
          !record.username && <Badge>{translate('users.noSignIn')}</Badge>
        )
      }
      facts={<span>{[record.title, record.departmentName].filter(Boolean).join(' · ')}</span>}
      primary={record.can.edit && { label: translate('ra.action.edit'), icon: <EditOutlined />, to: `/users/${record.id}` }}
    />
  );
  return (
    <Page title={record.name} header={header}>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1.4fr) minmax(280px, 1fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <Panel title={translate('users.section.place')}>
            <Place person={record} />
          </Panel>
          <PostingHistory person={record} />
        </Box>
        <RelatedList<PersonRow>
          resource="users"
          title={translate('users.reports')}
          filter={{ managerId: record.id, leftOn_null: true }}
          sort={{ field: 'name', order: 'ASC' }}
          card={(person) => (
            <CardLines
              title={person.name}
              facts={
                <>
                  <span>{person.departmentName}</span>
                  {person.title && <span>{person.title}</span>}
                </>
              }
            />
          )}
          empty={{ title: translate('users.noReports') }}
        />
        {judges && <AppraisalHistory personId={record.id} title={translate('resources.appraisals.name', { smart_count: 2 })} />}
      </Box>
    </Page>
  );
};

const PersonShow = () => (
  <ShowBase>
    <PersonPage />
  </ShowBase>
);

export default PersonShow;
