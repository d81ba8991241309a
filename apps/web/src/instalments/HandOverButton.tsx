import SwapHoriz from '@mui/icons-material/SwapHoriz';
import { HandOverInput, type InstalmentRow } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { TextInput, useListContext, useTranslate, useUnselectAll } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { useApi, useToday } from '../data/index.js';
import { DateInput, FormDialog, PersonInput } from '../kit/index.js';

const handOverForm = HandOverInput.omit({ instalmentIds: true });

export interface HandOverDialogProps {
  open: boolean;
  instalmentIds: readonly string[];
  onClose: () => void;
  onDone?: () => void;
}

/** Gives instalments to another collector from a day on, with the reason. */
export const HandOverDialog = ({ open, instalmentIds, onClose, onDone }: HandOverDialogProps) => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  const send = async (values: FieldValues) => {
    await api.post('/instalments/hand-over', { ...values, instalmentIds });
    onDone?.();
  };
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={translate('instalments.handOver.title', { smart_count: instalmentIds.length })}
      body={translate('instalments.handOver.body')}
      schema={handOverForm}
      record={{ on: today }}
      onSubmit={send}
      submitLabel={translate('instalments.handOver.label')}
      done="instalments.handOver.done"
    >
      <Box sx={{ display: 'grid', gap: 1.5, pt: 1 }}>
        <PersonInput source="toPersonId" label="instalments.handOver.to" required />
        <DateInput source="on" label="instalments.handOver.on" isRequired />
        <TextInput source="why" label="instalments.handOver.why" isRequired multiline minRows={2} helperText={false} />
      </Box>
    </FormDialog>
  );
};

/** Gives the ticked instalments to another collector. */
export const HandOverButton = () => {
  const translate = useTranslate();
  const { selectedIds } = useListContext<InstalmentRow>();
  const unselect = useUnselectAll('instalments');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" startIcon={<SwapHoriz />} onClick={() => setOpen(true)}>
        {translate('instalments.handOver.label')}
      </Button>
      <HandOverDialog open={open} instalmentIds={selectedIds} onClose={() => setOpen(false)} onDone={unselect} />
    </>
  );
};
