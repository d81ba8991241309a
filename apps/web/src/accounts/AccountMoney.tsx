import type { ContractRow, InstalmentRow } from '@keyline/model';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { CardLines, DateText, EnumChip, entityPath, Money, RelatedList } from '../kit/index.js';
import { DueText } from '../instalments/DueText.js';
import { InvoicedText } from '../instalments/InvoicedText.js';

/** Contracts, and the instalments that are still open. */
export const AccountMoney = ({ accountId }: { accountId: string }) => {
  const translate = useTranslate();
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
        alignItems: 'start',
      }}
    >
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
    </Box>
  );
};
