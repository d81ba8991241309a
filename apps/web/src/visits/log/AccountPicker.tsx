import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import FormHelperText from '@mui/material/FormHelperText';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import type { AccountRow } from '@keyline/model';
import { useState, type ReactNode } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { AfterAWhile, DateText, EnumLabel, GradeBadge, useAutocompleteWords } from '../../kit/index.js';
import { useKnownAccounts, type KnownPlan } from './useKnownAccounts.js';
import type { KnownAccount } from './visitDraft.js';

export interface AccountPickerProps {
  account: KnownAccount | null;
  /** Where the plan is fixed, so is the account. */
  fixed?: boolean;
  problem?: ReactNode;
  onPick: (account: KnownAccount | null, plan?: KnownPlan) => void;
}

const tap = {
  display: 'flex',
  alignItems: 'center',
  gap: 1,
  px: 1.5,
  minHeight: { xs: 44, md: 36 },
  borderRadius: 1,
  border: 1,
  borderColor: 'divider',
  bgcolor: 'background.paper',
  textAlign: 'left',
  maxWidth: '100%',
  fontSize: 14,
} as const;

const Name = ({ account }: { account: KnownAccount }) => (
  <>
    <GradeBadge grade={account.grade} />
    <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontWeight: 500 }}>
      {account.name}
    </Box>
  </>
);

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box>
    <Box sx={{ color: 'text.secondary', fontSize: 12, mb: 0.75 }}>{title}</Box>
    {children}
  </Box>
);

const Plans = ({ plans, onPick }: { plans: KnownPlan[]; onPick: (plan: KnownPlan) => void }) => {
  const translate = useTranslate();
  return (
    <Group title={translate('visits.log.fromPlan')}>
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' } }}>
        {plans.slice(0, 4).map((plan) => (
          <ButtonBase
            key={plan.id}
            onClick={() => onPick(plan)}
            sx={{ ...tap, py: 0.75, flexDirection: 'column', alignItems: 'stretch', gap: 0.25 }}
          >
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
              <Name account={plan.account} />
            </Box>
            <Box sx={{ display: 'flex', gap: 1, color: 'text.secondary', fontSize: 12, minWidth: 0 }}>
              <DateText value={plan.plannedOn} />
              <EnumLabel enum="visitKind" value={plan.kind} />
              <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
                {plan.purpose}
              </Box>
            </Box>
          </ButtonBase>
        ))}
      </Box>
    </Group>
  );
};

interface SearchProps {
  /** Searched by name where there is no network. */
  own: KnownAccount[];
  problem: ReactNode;
  onPick: (account: KnownAccount) => void;
}

const Search = ({ own, problem, onPick }: SearchProps) => {
  const translate = useTranslate();
  const words = useAutocompleteWords();
  const [q, setQ] = useState('');
  const {
    data = [],
    isFetching,
    error,
  } = useGetList<AccountRow>(
    'accounts',
    { filter: { q }, sort: { field: 'name', order: 'ASC' }, pagination: { page: 1, perPage: 12 } },
    { enabled: q.trim().length > 0 },
  );
  const found: KnownAccount[] = error ? own.filter(({ name }) => name.includes(q.trim())).slice(0, 12) : data;
  return (
    <Autocomplete
      {...words}
      options={q ? found : []}
      loading={isFetching}
      value={null}
      filterOptions={(options) => options}
      getOptionLabel={({ name }) => name}
      noOptionsText={translate(error ? 'visits.log.searchOffline' : q ? 'shell.search.none' : 'shell.search.start')}
      onInputChange={(_, text, reason) => reason === 'input' && setQ(text)}
      onChange={(_, one) => one && onPick({ id: one.id, name: one.name, grade: one.grade })}
      renderOption={({ key, ...props }, option) => (
        <Box component="li" key={key} {...props} sx={{ gap: 1, minHeight: 44 }}>
          <Name account={option} />
        </Box>
      )}
      renderInput={(params) => <TextField {...params} label={translate('visits.log.searchAccount')} error={Boolean(problem)} />}
    />
  );
};

const Chosen = ({ account, fixed, onChange }: { account: KnownAccount; fixed: boolean; onChange: () => void }) => {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 44 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flex: 1, minWidth: 0, fontSize: 16 }}>
        <Name account={account} />
      </Box>
      {!fixed && (
        <Button variant="outlined" onClick={onChange}>
          {translate('visits.log.change')}
        </Button>
      )}
    </Box>
  );
};

/** Whose visit it is: from today's plans, the accounts visited last, or by searching. */
export const AccountPicker = ({ account, fixed = false, problem, onPick }: AccountPickerProps) => {
  const translate = useTranslate();
  const { data, isPending } = useKnownAccounts();
  if (account) return <Chosen account={account} fixed={fixed} onChange={() => onPick(null)} />;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {isPending && (
        <AfterAWhile>
          <Skeleton variant="rounded" height={44} />
        </AfterAWhile>
      )}
      {data && data.plans.length > 0 && <Plans plans={data.plans} onPick={(plan) => onPick(plan.account, plan)} />}
      {data && data.recent.length > 0 && (
        <Group title={translate('visits.log.recent')}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            {data.recent.slice(0, 4).map((one) => (
              <ButtonBase key={one.id} onClick={() => onPick(one)} sx={tap}>
                <Name account={one} />
              </ButtonBase>
            ))}
          </Box>
        </Group>
      )}
      <Search own={data?.own ?? []} problem={problem} onPick={(one) => onPick(one)} />
      {problem && (
        <FormHelperText error sx={{ mt: -1.5 }}>
          {problem}
        </FormHelperText>
      )}
    </Box>
  );
};
