import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Badge, DateText, Drawer, EnumChip, Facts, GradeBadge, RecordLink } from '../../kit/index.js';
import { PlanActions } from '../../visit-plans/PlanActions.js';
import type { CalendarEntry } from './entry.js';
import { forms } from './EntryChip.js';

const gradeOf = ({ plan, visit }: CalendarEntry): string | undefined => plan?.accountGrade ?? visit?.accountGrade;

/** What an entry of the calendar is, and what can be done with it. */
export const EntryDrawer = ({ entry, onClose }: { entry: CalendarEntry | null; onClose: () => void }) => {
  const translate = useTranslate();
  const accountId = entry?.plan?.accountId ?? entry?.visit?.accountId ?? null;
  const path = entry?.visit ? `/visits/${entry.visit.id}/show` : `/visit-plans/${entry?.plan?.id ?? ''}/show`;
  return (
    <Drawer
      open={entry !== null}
      onClose={onClose}
      title={entry?.title ?? ''}
      subtitle={entry && <DateText value={entry.visit?.visitedAt ?? entry.day} withTime />}
      footer={
        entry && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: 1 }}>
            <Button component={Link} to={path}>
              {translate('ra.action.open')}
            </Button>
            {entry.plan && <PlanActions plan={entry.plan} onDone={onClose} />}
          </Box>
        )
      }
    >
      {entry && (
        <Box sx={{ p: 2.5, display: 'grid', gap: 2 }}>
          <Box sx={{ display: 'flex', gap: 1 }}>
            <GradeBadge grade={gradeOf(entry)} />
            <Badge tone={forms[entry.form].tone} dot>
              {translate(`visits.calendar.${entry.form}`)}
            </Badge>
            <EnumChip enum="visitKind" value={entry.kind} dot={false} />
          </Box>
          <Facts
            facts={[
              {
                label: 'resources.visits.fields.accountName',
                value: (
                  <RecordLink entity="account" id={accountId}>
                    {entry.title}
                  </RecordLink>
                ),
              },
              { label: 'resources.visits.fields.personName', value: entry.personName },
              { label: 'resources.visits.fields.purpose', value: entry.plan?.purpose ?? entry.visit?.purpose, wide: true },
              ...(entry.visit
                ? [
                    {
                      label: 'resources.visits.fields.contacts',
                      value: entry.visit.contacts.map(({ name }) => name).join(' '),
                      wide: true,
                    },
                    { label: 'resources.visits.fields.note', value: entry.visit.note, wide: true },
                    { label: 'resources.visits.fields.result', value: entry.visit.result, wide: true },
                    { label: 'resources.visits.fields.nextStep', value: entry.visit.nextStep, wide: true },
                  ]
                : []),
            ]}
          />
        </Box>
      )}
    </Drawer>
  );
};
