import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import {
  APPRAISED_ROLES,
  AppraisalTemplateInput,
  standardAppraisalForm,
  type AppraisalTemplateRow,
  type AppraisedRole,
} from '@keyline/model';
import { useState, type ReactNode } from 'react';
import { useDataProvider, useLocale, useNotify, useTranslate } from 'react-admin';
import { Drawer } from '../kit/index.js';
import { LineEditor } from './LineEditor.js';
import { useFormName } from './useFormName.js';

const whole = (text: string): number => Number(text.replace(/\D/g, '') || '0');

const Numbers = <Key extends string>({
  values,
  onChange,
}: {
  values: Record<Key, number>;
  onChange: (values: Record<Key, number>) => void;
}): ReactNode => (
  <Box sx={{ display: 'flex', gap: 1 }}>
    {(Object.keys(values) as Key[]).map((key) => (
      <TextField
        key={key}
        size="small"
        label={key}
        value={values[key]}
        onChange={(event) => onChange({ ...values, [key]: whole(event.target.value) })}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
      />
    ))}
  </Box>
);

/** Edits a form: the sum of the weights and of the shares is shown while one types, and must be 100 to save. */
export const TemplateEditor = ({
  template,
  start,
  onClose,
}: {
  template: AppraisalTemplateRow | null;
  start: AppraisalTemplateInput;
  onClose: () => void;
}) => {
  const translate = useTranslate();
  const dataProvider = useDataProvider();
  const notify = useNotify();
  const [form, setForm] = useState<AppraisalTemplateInput>({
    name: start.name,
    role: start.role,
    lines: start.lines,
    thresholds: start.thresholds,
    shares: start.shares,
    active: start.active ?? true,
  });
  const locale = useLocale() === 'en' ? 'en' : 'zh-CN';
  const nameOf = useFormName();
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<AppraisalTemplateInput>) => setForm({ ...form, ...part });
  const weights = form.lines.reduce((sum, { weight }) => sum + weight, 0);
  const shares = Object.values(form.shares).reduce((sum, share) => sum + share, 0);
  const valid = AppraisalTemplateInput.safeParse(form).success;
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      if (template)
        await dataProvider.update('appraisal-templates', {
          id: template.id,
          data: { ...form, version: template.version },
          previousData: { id: template.id },
        });
      else await dataProvider.create('appraisal-templates', { data: form });
      onClose();
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
      setBusy(false);
    }
  };
  const sum = (value: number) => (
    <Box component="span" sx={{ ml: 1, fontSize: 13, color: (theme) => theme.tokens.tones[value === 100 ? 'good' : 'bad'].ink }}>
      {translate('appraisals.sum', { sum: value })}
    </Box>
  );
  const heading = (key: string, value?: number) => (
    <Box sx={{ fontWeight: 600 }}>
      {translate(key)}
      {value !== undefined && sum(value)}
    </Box>
  );
  return (
    <Drawer
      open
      onClose={onClose}
      width={640}
      title={template ? nameOf(template.name) : translate('appraisals.newTemplate')}
      footer={
        <Button variant="contained" disabled={busy || !valid} onClick={() => void save()}>
          {translate('ra.action.save')}
        </Button>
      }
    >
      <Box sx={{ p: 2.5, display: 'grid', gap: 2 }}>
        <TextField
          label={translate('appraisals.templateName')}
          value={nameOf(form.name)}
          onChange={(event) => change({ name: event.target.value })}
          autoFocus
        />
        <TextField
          select
          label={translate('appraisals.role')}
          value={form.role}
          helperText={template ? undefined : translate('appraisals.roleHint')}
          onChange={(event) => {
            const role = event.target.value as AppraisedRole;
            // A new form begins with the usual one of its role; one that is there keeps its lines.
            change(template ? { role } : standardAppraisalForm(role, locale));
          }}
        >
          {APPRAISED_ROLES.map((role) => (
            <MenuItem key={role} value={role}>
              {translate(`enums.role.${role}`)}
            </MenuItem>
          ))}
        </TextField>
        {heading('appraisals.lines', weights)}
        {form.lines.map((line, index) => (
          <LineEditor
            key={index}
            line={line}
            leads={form.role !== 'rep'}
            onChange={(next) => change({ lines: form.lines.map((each, at) => (at === index ? next : each)) })}
            onRemove={() => change({ lines: form.lines.filter((_, at) => at !== index) })}
          />
        ))}
        <Box>
          <Button
            startIcon={<Add />}
            onClick={() => change({ lines: [...form.lines, { kind: 'judged', name: '', weight: Math.max(1, 100 - weights) }] })}
          >
            {translate('appraisals.addLine')}
          </Button>
        </Box>
        {heading('appraisals.gradesFrom')}
        <Numbers values={form.thresholds} onChange={(thresholds) => change({ thresholds })} />
        {heading('appraisals.sharesOf', shares)}
        <Numbers values={form.shares} onChange={(next) => change({ shares: next })} />
        <FormControlLabel
          control={<Switch checked={form.active ?? true} onChange={(_, active) => change({ active })} />}
          label={translate('appraisals.active')}
        />
      </Box>
    </Drawer>
  );
};
