import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import type { ContactRow } from '@keyline/model';
import { useState, type KeyboardEvent } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useController } from 'react-hook-form';
import { useApi, useMay, useOnline } from '../../data/index.js';
import { AfterAWhile, ChoiceChips } from '../../kit/index.js';
import { useAccountSide, type KnownContact } from './useKnownAccounts.js';

interface QuickAddProps {
  accountId: string;
  onAdded: (contact: KnownContact) => void;
  onCancel: () => void;
}

/** Somebody met for the first time: name and title now, the rest another day. */
const QuickAdd = ({ accountId, onAdded, onCancel }: QuickAddProps) => {
  const translate = useTranslate();
  const notify = useNotify();
  const api = useApi();
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  const add = async () => {
    if (!name.trim() || busy) return;
    setBusy(true);
    try {
      const { data } = await api.create<ContactRow>('contacts', { data: { accountId, name, title } });
      onAdded({ id: data.id, name: data.name, title: data.title });
    } catch (error) {
      notify((error as Error).message, { type: 'error' });
      setBusy(false);
    }
  };
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    void add();
  };
  return (
    <Box
      onKeyDown={onEnter}
      sx={{
        display: 'grid',
        gap: 1,
        gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', sm: 'repeat(2, minmax(0, 1fr)) auto' },
        mt: 1,
      }}
    >
      <TextField
        label={translate('resources.contacts.fields.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        autoFocus
      />
      <TextField
        label={translate('resources.contacts.fields.title')}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Box sx={{ display: 'flex', gap: 1, gridColumn: { xs: '1 / -1', sm: 'auto' } }}>
        <Button variant="outlined" color="primary" disabled={!name.trim() || busy} onClick={() => void add()}>
          {translate('ra.action.add')}
        </Button>
        <Button onClick={onCancel}>{translate('ra.action.cancel')}</Button>
      </Box>
    </Box>
  );
};

const nameOf = ({ name, title }: KnownContact): string => (title ? `${name} · ${title}` : name);

/** Who was met: the people of the account as chips, and somebody new without leaving the page. */
export const PeopleMet = ({ accountId }: { accountId: string }) => {
  const translate = useTranslate();
  const mayAdd = useMay('contact:write');
  const online = useOnline();
  const { field } = useController({ name: 'contactIds' });
  const { side, isPending, refetch } = useAccountSide(accountId);
  const [added, setAdded] = useState<KnownContact[]>([]);
  const [adding, setAdding] = useState(false);
  const [all, setAll] = useState(false);
  const chosen = (field.value ?? []) as string[];
  const known = [...added, ...(side?.contacts ?? [])].filter(
    (one, index, list) => list.findIndex(({ id }) => id === one.id) === index,
  );
  const shown = all || known.length <= 8 ? known : known.filter(({ id }, index) => index < 7 || chosen.includes(id));
  const onAdded = (contact: KnownContact) => {
    setAdded([contact, ...added]);
    field.onChange([...chosen, contact.id]);
    setAdding(false);
    refetch();
  };
  return (
    <Box>
      {isPending && (
        <AfterAWhile>
          <Skeleton variant="rounded" height={44} />
        </AfterAWhile>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <ChoiceChips
          label={translate('visits.log.people')}
          choices={shown.map((one) => ({ id: one.id, name: nameOf(one) }))}
          value={chosen}
          multiple
          onChange={field.onChange}
        />
        {shown.length < known.length && (
          <Button onClick={() => setAll(true)}>{translate('visits.log.allPeople', { smart_count: known.length })}</Button>
        )}
        {mayAdd && !adding && (
          <Button startIcon={<Add />} disabled={!online} onClick={() => setAdding(true)}>
            {translate(online ? 'visits.log.newPerson' : 'visits.log.newPersonLater')}
          </Button>
        )}
      </Box>
      {adding && <QuickAdd accountId={accountId} onAdded={onAdded} onCancel={() => setAdding(false)} />}
    </Box>
  );
};
