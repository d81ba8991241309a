import Add from '@mui/icons-material/Add';
import {
  CompleteMilestoneInput,
  isZero,
  MILESTONE_KINDS,
  MilestoneInput,
  ReopenMilestoneInput,
  type ContractRecord,
  type MilestoneRow,
} from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ResourceContextProvider, TextInput, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { useApi, useMay, useToday } from '../data/index.js';
import {
  Badge,
  ConfirmDialog,
  DateInput,
  DateText,
  EmptyState,
  EnumInput,
  FormDialog,
  Money,
  NameAndKind,
  Panel,
} from '../kit/index.js';

type Doing =
  { what: 'complete' | 'edit' | 'reopen' | 'remove'; milestone: MilestoneRow } | { what: 'add'; milestone?: undefined };

const State = ({ milestone }: { milestone: MilestoneRow }) => {
  const translate = useTranslate();
  const today = useToday();
  if (milestone.doneOn)
    return (
      <Badge tone="good" dot>
        {translate('milestones.reached')} <DateText value={milestone.doneOn} short />
      </Badge>
    );
  const late = milestone.plannedOn < today;
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, alignItems: 'center' }}>
      <DateText value={milestone.plannedOn} />
      {late && <Badge tone="soon">{translate('milestones.late')}</Badge>}
    </Box>
  );
};

const Line = ({ milestone, onDo }: { milestone: MilestoneRow; onDo: (doing: Doing) => void }) => {
  const translate = useTranslate();
  const { can } = milestone;
  const button = (what: 'complete' | 'edit' | 'reopen' | 'remove', label: string) => (
    <Button size="small" aria-label={`${label} ${milestone.name}`} onClick={() => onDo({ what, milestone })}>
      {label}
    </Button>
  );
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gap: 1,
        alignItems: 'center',
        px: 2,
        py: 1.25,
        borderTop: 1,
        borderColor: 'divider',
        gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', md: 'minmax(0, 1.4fr) minmax(0, 1fr) minmax(0, 1fr) auto' },
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <NameAndKind name={milestone.name} enum="milestoneKind" kind={milestone.kind} />
        {milestone.note && <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{milestone.note}</Box>}
      </Box>
      <Box>
        <State milestone={milestone} />
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: 13, textAlign: { md: 'right' } }}>
        {!isZero(milestone.amount) && (
          <>
            {translate('resources.milestones.fields.amount')} <Money value={milestone.amount} />
          </>
        )}
      </Box>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', flexWrap: 'wrap' }}>
        {can.complete && button('complete', translate('milestones.complete'))}
        {can.edit && button('edit', translate('ra.action.edit'))}
        {can.edit && isZero(milestone.amount) && button('remove', translate('milestones.remove'))}
        {can.reopen && button('reopen', translate('milestones.reopen'))}
      </Box>
    </Box>
  );
};

interface DialogProps {
  contractId: string;
  doing: Doing | null;
  onClose: () => void;
}

/** Adds a milestone, or changes what is planned. */
const PlanDialog = ({ contractId, doing, onClose }: DialogProps) => {
  const translate = useTranslate();
  const api = useApi();
  const milestone = doing?.milestone;
  const save = (values: FieldValues) =>
    milestone
      ? api.update('milestones', { id: milestone.id, data: { ...values, version: milestone.version }, previousData: milestone })
      : api.post(`/contracts/${contractId}/milestones`, values);
  return (
    <ResourceContextProvider value="milestones">
      <FormDialog
        open={doing?.what === 'add' || doing?.what === 'edit'}
        onClose={onClose}
        title={milestone ? translate('milestones.edit', { name: milestone.name }) : translate('milestones.add')}
        schema={MilestoneInput}
        record={
          milestone
            ? { name: milestone.name, kind: milestone.kind, plannedOn: milestone.plannedOn, note: milestone.note }
            : { kind: 'acceptance' }
        }
        onSubmit={save}
        submitLabel={translate('ra.action.save')}
        done="milestones.done"
      >
        <Box sx={{ display: 'grid', gap: 1.5, pt: 1 }}>
          <TextInput source="name" isRequired helperText={false} />
          <EnumInput source="kind" enum="milestoneKind" values={MILESTONE_KINDS} required />
          <DateInput source="plannedOn" isRequired />
          <TextInput source="note" multiline minRows={2} helperText={false} />
        </Box>
      </FormDialog>
    </ResourceContextProvider>
  );
};

const CompleteDialog = ({ doing, onClose }: Omit<DialogProps, 'contractId'>) => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  const milestone = doing?.milestone;
  return (
    <FormDialog
      open={doing?.what === 'complete'}
      onClose={onClose}
      title={translate('milestones.completeTitle', { name: milestone?.name ?? '' })}
      body={translate('milestones.completeBody')}
      schema={CompleteMilestoneInput}
      record={{ on: today, note: milestone?.note }}
      onSubmit={(values) => api.verb('milestones', milestone?.id ?? '', 'complete', values)}
      submitLabel={translate('milestones.complete')}
      done="milestones.done"
    >
      <Box sx={{ display: 'grid', gap: 1.5, pt: 1 }}>
        <DateInput source="on" label="milestones.actualOn" isRequired />
        <TextInput source="note" label="resources.milestones.fields.note" multiline minRows={2} helperText={false} />
      </Box>
    </FormDialog>
  );
};

/** It has not happened after all: why, stays on record. */
const ReopenDialog = ({ doing, onClose }: Omit<DialogProps, 'contractId'>) => {
  const translate = useTranslate();
  const api = useApi();
  const milestone = doing?.milestone;
  return (
    <FormDialog
      open={doing?.what === 'reopen'}
      onClose={onClose}
      title={translate('milestones.reopenTitle', { name: milestone?.name ?? '' })}
      body={translate(milestone?.claimed ? 'milestones.reopenClaimed' : 'milestones.reopenBody')}
      schema={ReopenMilestoneInput}
      record={{}}
      onSubmit={(values) => api.verb('milestones', milestone?.id ?? '', 'reopen', values)}
      submitLabel={translate('milestones.reopen')}
      destructive={milestone?.claimed === true}
      done="milestones.done"
    >
      <Box sx={{ pt: 1 }}>
        <TextInput
          source="reason"
          label="milestones.reopenReason"
          isRequired
          multiline
          minRows={2}
          helperText={false}
          fullWidth
        />
      </Box>
    </FormDialog>
  );
};

const RemoveDialog = ({ doing, onClose }: Omit<DialogProps, 'contractId'>) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const refresh = useRefresh();
  const { milestone } = doing ?? {};
  const act = async () => {
    if (!milestone) return;
    try {
      await api.delete('milestones', { id: milestone.id });
      notify('milestones.done', { type: 'success' });
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    }
    refresh();
  };
  return (
    <ConfirmDialog
      open={doing?.what === 'remove'}
      onClose={onClose}
      title={translate('milestones.removeTitle', { name: milestone?.name ?? '' })}
      confirmLabel={translate('milestones.remove')}
      destructive
      onConfirm={act}
    />
  );
};

/** The milestones of a contract: what was planned, what happened, how much hangs on each; reached and taken back here. */
export const MilestonesPanel = ({ contract }: { contract: ContractRecord }) => {
  const translate = useTranslate();
  const [doing, setDoing] = useState<Doing | null>(null);
  const running = useMay('contract:write') && ['signed', 'executing', 'accepted'].includes(contract.state);
  const close = () => setDoing(null);
  if (contract.milestones.length === 0 && !running) return null;
  return (
    <Panel
      title={translate('milestones.title')}
      flush
      actions={
        running && (
          <Button size="small" startIcon={<Add />} onClick={() => setDoing({ what: 'add' })}>
            {translate('milestones.add')}
          </Button>
        )
      }
    >
      {contract.milestones.length === 0 ? (
        <EmptyState compact title={translate('milestones.none')} />
      ) : (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {contract.milestones.map((milestone) => (
            <Line key={milestone.id} milestone={milestone} onDo={setDoing} />
          ))}
        </Box>
      )}
      <PlanDialog contractId={contract.id} doing={doing} onClose={close} />
      <CompleteDialog doing={doing} onClose={close} />
      <ReopenDialog doing={doing} onClose={close} />
      <RemoveDialog doing={doing} onClose={close} />
    </Panel>
  );
};
