import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { InstalmentRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { DebtVerbs } from '../collection/DebtVerbs.js';
import { instalmentTitle } from '../collection/titles.js';
import { CardLines, entityPath, Facts, Money, OverdueText, Panel, RelatedList } from '../kit/index.js';
import type { Account } from './account.js';

const field = (name: keyof Account): string => `resources.accounts.fields.${name}`;

const Debts = ({ account }: { account: Account }) => {
  const translate = useTranslate();
  return (
    <RelatedList<InstalmentRow>
      resource="instalments"
      title={translate('accounts.collected.debts')}
      filter={{ accountId: account.id, open: true }}
      sort={{ field: 'dueOn', order: 'ASC' }}
      to={({ contractId }) => entityPath('contract', contractId)}
      empty={{ title: translate('accounts.empty.instalments') }}
      card={(instalment) => (
        <Box>
          <CardLines
            title={instalmentTitle(instalment.contractNumber, instalment.name)}
            badge={<Money value={instalment.open} strong />}
            facts={<span>{instalment.contractName}</span>}
            next={<OverdueText dueOn={instalment.dueOn} />}
          />
          <DebtVerbs
            compact
            debt={{
              accountId: account.id,
              accountName: account.name,
              instalmentId: instalment.id,
              instalmentName: instalmentTitle(instalment.contractNumber, instalment.name),
              open: instalment.open,
            }}
          />
        </Box>
      )}
    />
  );
};

/** What who collects a debt of somebody else's customer is shown of it: what is to be collected, and where the customer is found. */
export const AccountHead = ({ account }: { account: Account }) => {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Alert severity="info">{translate('accounts.collected.note', { owner: account.ownerName ?? '—' })}</Alert>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 3fr) minmax(260px, 2fr)' },
          alignItems: 'start',
        }}
      >
        <Debts account={account} />
        <Panel title={translate('accounts.section.basics')}>
          <Facts
            facts={[
              { label: field('registrationNo'), value: account.registrationNo, wide: true },
              { label: field('phone'), value: account.phone && <Link href={`tel:${account.phone}`}>{account.phone}</Link> },
              { label: field('ownerName'), value: account.ownerName },
              { label: field('address'), value: account.address, wide: true },
            ]}
          />
        </Panel>
      </Box>
    </Box>
  );
};
