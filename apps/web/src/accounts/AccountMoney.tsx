import type { ContractRow, InstalmentRow, PromiseRow } from '@keyline/model';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { CardLines, DateText, EnumChip, entityPath, Money, RelatedList } from '../kit/index.js';
import { DueText } from '../instalments/DueText.js';
import { InvoicedText } from '../instalments/InvoicedText.js';
import { AccountStatement } from '../statements/AccountStatement.js';
import { DebtVerbs } from '../collection/DebtVerbs.js';
import { useMay } from '../data/index.js';

/** Contracts, the instalments, what was promised, and what can be done to get the money. */
export const AccountMoney = ({ account: { id: accountId, name: accountName } }: { account: { id: string; name: string } }) => {
  const translate = useTranslate();
  const chases = useMay('dunning:read');
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
        alignItems: 'start',
      }}
    >
      <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>
        <AccountStatement accountId={accountId} />
      </Box>
      <RelatedList<ContractRow>
        resource="contracts"
        title={translate('shell.nav.contracts')}
        filter={{ accountId }}
        empty={{ title: translate('accounts.empty.contracts') }}
        card={(contract) => (
          <CardLines
            title={contract.name}
            badge={<EnumChip enum="contractState" value={contract.state} />}
            facts={
              <>
                <Money value={contract.amount} strong />
                <span>{contract.number}</span>
              </>
            }
            next={<DateText value={contract.signedOn} />}
          />
        )}
      />
      <RelatedList<InstalmentRow>
        resource="instalments"
        title={translate('shell.nav.receivables')}
        actions={<DebtVerbs debt={{ accountId, accountName }} />}
        filter={{ accountId }}
        sort={{ field: 'dueOn', order: 'ASC' }}
        to={(instalment) => entityPath('contract', instalment.contractId)}
        empty={{ title: translate('accounts.empty.instalments') }}
        card={(instalment) => (
          <CardLines
            title={instalment.name}
            badge={<Money value={instalment.open} strong />}
            facts={<span>{instalment.contractName}</span>}
            next={
              <>
                <DueText part={instalment} />
                <InvoicedText part={instalment} />
              </>
            }
          />
        )}
      />
      {chases && (
        <RelatedList<PromiseRow>
          resource="promises"
          title={translate('resources.promises.name')}
          filter={{ accountId }}
          sort={{ field: 'promisedOn', order: 'DESC' }}
          empty={{ title: translate('collection.noPromises.title') }}
          card={(promise) => (
            <CardLines
              title={<Money value={promise.amount} />}
              badge={<EnumChip enum="promiseState" value={promise.state} />}
              facts={<span>{[promise.contractNumber, promise.instalmentName].filter(Boolean).join(' ')}</span>}
              next={<DateText value={promise.promisedOn} />}
            />
          )}
        />
      )}
    </Box>
  );
};
