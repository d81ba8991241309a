import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import {
  DELIVERY_FORMATS,
  DeliveryScheduleInput,
  KINDS_OF_SUBJECT,
  SCHEDULE_SUBJECTS,
  SCHEDULE_TIMES,
  SUBJECT_NEEDS,
  type DeliveryScheduleRow,
  type ReportKind,
  type ScheduleSubject,
} from '@keyline/model';
import { useEffect } from 'react';
import { AutocompleteInput, BooleanInput, ReferenceInput, TextInput, useDataProvider, useTranslate } from 'react-admin';
import { useFormContext, useWatch, type FieldValues } from 'react-hook-form';
import { useMay, useMe } from '../data/index.js';
import { ChipsInput, FormDrawer, PersonInput } from '../kit/index.js';
import { minuteOf, timeOf, useWeekdays } from './scheduleText.js';

const field = (name: string): string => `resources.delivery-schedules.fields.${name}`;

const ChannelInput = () => {
  const translate = useTranslate();
  return (
    <ReferenceInput
      source="channelId"
      reference="delivery-channels"
      filter={{ active: true }}
      sort={{ field: 'name', order: 'ASC' }}
      perPage={100}
    >
      <AutocompleteInput
        label={field('channelId')}
        optionText="name"
        isRequired
        helperText={translate('delivery.schedule.channelHint')}
        filterToQuery={(name: string) => (name ? { name_like: name } : {})}
      />
    </ReferenceInput>
  );
};

/** Whom a roll-up is limited to; both empty: everybody whom one reaches. */
const Scope = () => {
  const translate = useTranslate();
  const me = useMe();
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <PersonInput
        source="leaderId"
        label={field('leaderId')}
        filter={me ? { leftOn_null: true, reachedBy: me.id } : {}}
        helperText={translate('delivery.schedule.scopeHint')}
      />
      <ReferenceInput source="departmentId" reference="departments" sort={{ field: 'name', order: 'ASC' }} perPage={200}>
        <AutocompleteInput label={field('departmentId')} optionText="name" helperText={false} />
      </ReferenceInput>
    </Box>
  );
};

/** Which report of what rhythm; of what is no report only the rhythm. */
const KindInput = ({ subject }: { subject: ScheduleSubject }) => {
  const { getValues, setValue } = useFormContext();
  const kinds = KINDS_OF_SUBJECT[subject];
  useEffect(() => {
    if (!kinds.includes(getValues('kind') as ReportKind)) setValue('kind', kinds[0], { shouldDirty: true });
  }, [kinds, getValues, setValue]);
  const isReport = subject === 'own' || subject === 'team';
  return (
    <ChipsInput
      source="kind"
      label={field(isReport ? 'kind' : 'every')}
      enum={isReport ? 'reportKind' : 'scheduleEvery'}
      values={kinds}
      required
    />
  );
};

const Inputs = ({ isNew }: { isNew: boolean }) => {
  const translate = useTranslate();
  const weekdays = useWeekdays();
  const me = useMe();
  const [subject, at] = useWatch({ name: ['subject', 'at'] }) as (string | undefined)[];
  const subjects = SCHEDULE_SUBJECTS.filter((each) => me?.permissions.includes(SUBJECT_NEEDS[each]));
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {!isNew && <Alert severity="info">{translate('delivery.schedule.editHint')}</Alert>}
      <ChipsInput source="subject" label={field('subject')} enum="scheduleSubject" values={subjects} required />
      {subject && <KindInput subject={subject as ScheduleSubject} />}
      {subject === 'team' && <Scope />}
      <ChannelInput />
      <ChipsInput source="format" label={field('format')} enum="deliveryFormat" values={DELIVERY_FORMATS} required />
      <ChipsInput source="at" label={field('at')} enum="scheduleTime" values={SCHEDULE_TIMES} required />
      {at === 'weekday' && (
        <>
          <ChipsInput source="weekdays" label={field('weekdays')} choices={weekdays} multiple asNumber required />
          <TextInput
            source="minute"
            label={field('minute')}
            type="time"
            format={(minute: number | undefined) => timeOf(minute ?? 0)}
            parse={minuteOf}
            isRequired
            helperText={false}
          />
        </>
      )}
      <BooleanInput source="active" label="delivery.on" helperText={false} />
    </Box>
  );
};

const NEW = { kind: 'weekly', format: 'message', at: 'deadline', weekdays: [1], minute: 540, active: true };

/** Sets up or changes a schedule of one's own. */
export const ScheduleDrawer = ({
  schedule,
  open,
  onClose,
}: {
  schedule: DeliveryScheduleRow | null;
  open: boolean;
  onClose: () => void;
}) => {
  const translate = useTranslate();
  const provider = useDataProvider();
  // Who reads no reports has money to send.
  const subject = useMay('report:read') ? 'team' : 'ageing';
  const save = (values: FieldValues) => {
    const { subject, departmentId, leaderId } = values as {
      subject: string;
      departmentId?: string | null;
      leaderId?: string | null;
    };
    const scope =
      subject === 'team'
        ? { departmentId: departmentId ?? null, leaderId: leaderId ?? null }
        : { departmentId: null, leaderId: null };
    const data = { ...values, ...scope };
    return schedule
      ? provider.update('delivery-schedules', {
          id: schedule.id,
          data: { ...data, version: schedule.version },
          previousData: schedule,
        })
      : provider.create('delivery-schedules', { data });
  };
  return (
    <FormDrawer
      open={open}
      onClose={onClose}
      title={translate(schedule ? 'delivery.schedule.edit' : 'delivery.schedule.create')}
      schema={DeliveryScheduleInput}
      record={schedule ?? { ...NEW, subject }}
      done="delivery.schedule.saved"
      onSubmit={save}
    >
      <Inputs isNew={schedule === null} />
    </FormDrawer>
  );
};
