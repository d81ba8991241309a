import Add from '@mui/icons-material/Add';
import EventBusyOutlined from '@mui/icons-material/EventBusyOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { AbsenceInput, type AbsenceRow } from '@keyline/model';
import { useState } from 'react';
import { TextInput, useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import { useMay, useMe, useToday } from '../data/index.js';
import {
  CardLines,
  ConfirmDialog,
  DateInput,
  DateText,
  FormDrawer,
  ListPage,
  PersonInput,
  PersonName,
  type SavedView,
  columnsOf,
} from '../kit/index.js';

const views: SavedView[] = ['current', 'coming', 'past']
  .map((view) => ({ key: view, label: `absences.view.${view}`, filter: { view } as Record<string, unknown> }))
  .concat({ key: 'all', label: 'absences.view.all', filter: {} });

/** Enters or changes an absence. Whose it is stays. */
const AbsenceDrawer = ({ absence, open, onClose }: { absence: AbsenceRow | null; open: boolean; onClose: () => void }) => {
  const translate = useTranslate();
  const provider = useDataProvider();
  const me = useMe();
  const today = useToday();
  const leads = useMay(['absence:manage', 'person:write']);
  const team = useMay('person:write') || !me ? {} : { reachedBy: me.id };
  const schema = absence ? AbsenceInput.omit({ personId: true }) : AbsenceInput;
  const save = (values: object) =>
    absence
      ? provider.update('absences', { id: absence.id, data: { ...values, version: absence.version }, previousData: absence })
      : provider.create('absences', { data: { personId: me?.id, ...values } });
  return (
    <FormDrawer
      open={open}
      onClose={onClose}
      title={translate(absence ? 'absences.edit' : 'absences.create')}
      schema={schema}
      record={absence ?? { personId: me?.id, fromOn: today, untilOn: today }}
      done="absences.saved"
      onSubmit={save}
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        {!absence && leads && (
          <PersonInput
            source="personId"
            label="resources.absences.fields.personId"
            filter={{ leftOn_null: true, ...team }}
            required
          />
        )}
        <PersonInput source="deputyId" label="resources.absences.fields.deputyId" filter={{ leftOn_null: true }} required />
        <DateInput source="fromOn" label="resources.absences.fields.fromOn" isRequired />
        <DateInput source="untilOn" label="resources.absences.fields.untilOn" isRequired />
        <TextInput source="reason" label="resources.absences.fields.reason" helperText={false} />
      </Box>
    </FormDrawer>
  );
};

interface Hands {
  edit: (absence: AbsenceRow) => void;
  remove: (absence: AbsenceRow) => void;
}

const Actions = ({ absence, hands }: { absence: AbsenceRow; hands: Hands }) => {
  const translate = useTranslate();
  if (!absence.can.edit) return null;
  return (
    <Box sx={{ display: 'flex', gap: 0.5 }}>
      <Button size="small" onClick={() => hands.edit(absence)}>
        {translate('ra.action.edit')}
      </Button>
      <Button size="small" color="error" onClick={() => hands.remove(absence)}>
        {translate('absences.remove')}
      </Button>
    </Box>
  );
};

const { actions, column } = columnsOf<AbsenceRow>();

const columns = (hands: Hands) => [
  column('personName', (row) => <PersonName name={row.personName} />),
  column('deputyName', (row) => <PersonName name={row.deputyName} />),
  column('fromOn', (row) => <DateText value={row.fromOn} />),
  column('untilOn', (row) => <DateText value={row.untilOn} />),
  column('reason', undefined, { disableSort: true }),
  actions('actions', (row) => <Actions absence={row} hands={hands} />),
];

const AbsenceList = () => {
  const translate = useTranslate();
  const provider = useDataProvider();
  const notify = useNotify();
  const refresh = useRefresh();
  const [editing, setEditing] = useState<AbsenceRow | 'new' | null>(null);
  const [removing, setRemoving] = useState<AbsenceRow | null>(null);
  const hands: Hands = { edit: setEditing, remove: setRemoving };
  const remove = async (): Promise<void> => {
    if (!removing) return;
    await provider.delete('absences', { id: removing.id, previousData: removing });
    notify('absences.removed', { type: 'success' });
    refresh();
  };
  return (
    <>
      <ListPage<AbsenceRow>
        title={translate('resources.absences.name', { smart_count: 2 })}
        views={views}
        columns={columns(hands)}
        card={(absence) => (
          <CardLines
            title={absence.personName}
            facts={
              <>
                <DateText value={absence.fromOn} /> – <DateText value={absence.untilOn} />
              </>
            }
            next={
              <>
                {translate('resources.absences.fields.deputyName')} {absence.deputyName}
                <Actions absence={absence} hands={hands} />
              </>
            }
          />
        )}
        rowTo={() => false}
        sort={{ field: 'fromOn', order: 'DESC' }}
        primary={{ label: translate('absences.create'), icon: <Add />, onClick: () => setEditing('new') }}
        empty={{
          icon: <EventBusyOutlined />,
          title: translate('absences.empty.title'),
          body: translate('absences.empty.body'),
        }}
      />
      <AbsenceDrawer absence={editing === 'new' ? null : editing} open={editing !== null} onClose={() => setEditing(null)} />
      <ConfirmDialog
        open={removing !== null}
        onClose={() => setRemoving(null)}
        title={translate('absences.removeTitle', { name: removing?.personName ?? '' })}
        body={translate('absences.removeBody')}
        confirmLabel={translate('absences.remove')}
        destructive
        onConfirm={remove}
      />
    </>
  );
};

export default AbsenceList;
