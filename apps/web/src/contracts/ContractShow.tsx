import EditOutlined from '@mui/icons-material/EditOutlined';
import type { ContractRecord, ContractVerb } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay } from '../data/index.js';
import {
  Badge,
  DateText,
  EnumChip,
  ErrorState,
  Facts,
  Money,
  Page,
  PageSkeleton,
  Panel,
  percentText,
  RecordHeader,
  RecordLink,
  UrlTabs,
  type MoneyFact,
  type UrlTab,
} from '../kit/index.js';
import { ContractHold } from '../credit/index.js';
import { ContractFiles } from './ContractFiles.js';
import { ContractHistory } from './ContractHistory.js';
import { ContractLines, ContractParties } from './ContractLines.js';
import { ContractInvoices, ContractPayments } from './ContractMoney.js';
import { ContractSchedule } from './ContractSchedule.js';
import { ContractStates } from './ContractStates.js';
import { ContractReviewPanel, ContractVersions } from './ContractVersions.js';
import { ContractVerbDialog } from './ContractVerbDialog.js';
import { verbWord } from './verbWord.js';
import { MilestonesPanel } from '../milestones/MilestonesPanel.js';
import { Timeline } from '../timeline/Timeline.js';

const field = (name: keyof ContractRecord): string => `resources.contracts.fields.${name}`;
/** The way back is never the one thing to do next. */
const backwards: readonly ContractVerb[] = ['return_to_draft', 'terminate'];

const ContractFacts = ({ contract }: { contract: ContractRecord }) => {
  const translate = useTranslate();
  return (
    <Panel title={translate('contracts.section.facts')}>
      <Facts
        facts={[
          {
            label: field('opportunityName'),
            value: contract.opportunityId && (
              <RecordLink entity="opportunities" id={contract.opportunityId}>
                {contract.opportunityName}
              </RecordLink>
            ),
            wide: true,
          },
          { label: field('createdOn'), value: <DateText value={contract.createdOn} /> },
          { label: field('signedOn'), value: <DateText value={contract.signedOn} /> },
          { label: field('startsOn'), value: <DateText value={contract.startsOn} /> },
          { label: field('endsOn'), value: <DateText value={contract.endsOn} /> },
          { label: field('taxRate'), value: percentText({ value: contract.taxRate }) },
          { label: field('paymentTermDays'), value: contract.paymentTermDays },
          { label: 'contracts.lines.net', value: <Money value={contract.net} /> },
          { label: 'contracts.lines.tax', value: <Money value={contract.tax} /> },
          { label: field('note'), value: contract.note, wide: true },
        ]}
      />
    </Panel>
  );
};

/** The state, and where the version on its way stands. */
const ContractBadges = ({ contract: { state, reviewState, versionNumber, archivedOn } }: { contract: ContractRecord }) => {
  const translate = useTranslate();
  return (
    <>
      <EnumChip enum="contractState" value={state} />
      {state === 'in_review' && reviewState === 'approved' && <Badge tone="good">{translate('contracts.toSign')}</Badge>}
      {state === 'draft' && reviewState === 'returned' && <Badge tone="bad">{translate('contracts.returned')}</Badge>}
      {state !== 'draft' && state !== 'in_review' && reviewState && <Badge tone="soon">{translate('contracts.amending')}</Badge>}
      {versionNumber > 1 && <Badge>{translate('contracts.version.number', { number: versionNumber })}</Badge>}
      {archivedOn && <Badge tone="neutral">{translate('contracts.archived')}</Badge>}
    </>
  );
};

interface HeaderProps {
  contract: ContractRecord;
  onVerb: (verb: ContractVerb) => void;
}

const Header = ({ contract, onVerb }: HeaderProps) => {
  const translate = useTranslate();
  const { edit, verbs } = contract.can;
  const main = verbs.find((verb) => !backwards.includes(verb));
  const money: MoneyFact[] = [
    {
      label: translate(contract.signedOn ? 'contracts.money.signed' : 'resources.contracts.fields.amount'),
      value: contract.amount,
    },
    { label: translate('contracts.money.invoiced'), value: contract.invoiced },
    { label: translate('contracts.money.received'), value: contract.received, tone: 'good' },
    { label: translate('contracts.money.overdue'), value: contract.overdue, tone: 'bad' },
  ];
  return (
    <RecordHeader
      name={contract.name}
      badges={<ContractBadges contract={contract} />}
      ownerName={contract.ownerName}
      facts={
        <>
          <span>{contract.number}</span>
          <RecordLink entity="accounts" id={contract.accountId}>
            {contract.accountName}
          </RecordLink>
        </>
      }
      money={money}
      primary={main && { label: translate(`contracts.verb.${main}.label`), onClick: () => onVerb(main) }}
      actions={
        <>
          {edit && (
            <Button variant="outlined" startIcon={<EditOutlined />} component={Link} to={`/contracts/${contract.id}`}>
              {translate('ra.action.edit')}
            </Button>
          )}
          {verbs
            .filter((verb) => verb !== main)
            .map((verb) => (
              <Button
                key={verb}
                variant="outlined"
                color={verb === 'terminate' ? 'error' : 'primary'}
                onClick={() => onVerb(verb)}
              >
                {translate(`contracts.verb.${verbWord(contract, verb)}.label`)}
              </Button>
            ))}
        </>
      }
    />
  );
};

const Overview = ({ contract }: { contract: ContractRecord }) => (
  <Box
    sx={{
      display: 'grid',
      gap: 2,
      gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 2fr) minmax(0, 1fr)' },
      alignItems: 'start',
    }}
  >
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <ContractSchedule contract={contract} />
      <MilestonesPanel contract={contract} />
      <ContractReviewPanel contract={contract} />
    </Box>
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <ContractFacts contract={contract} />
      <ContractParties contract={contract} />
    </Box>
  </Box>
);

const MoneyTab = ({ contract }: { contract: ContractRecord }) => {
  const mayInvoices = useMay('invoice:read');
  const mayPayments = useMay('payment:read');
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
        alignItems: 'start',
      }}
    >
      {mayInvoices && <ContractInvoices contract={contract} />}
      {mayPayments && <ContractPayments contract={contract} />}
    </Box>
  );
};

const ContractPage = ({ contract }: { contract: ContractRecord }) => {
  const [verb, setVerb] = useState<ContractVerb | null>(null);
  const mayMoney = useMay(['invoice:read', 'payment:read']);
  const tabs: UrlTab[] = [
    { key: 'overview', label: 'contracts.tab.overview', render: () => <Overview contract={contract} /> },
    { key: 'lines', label: 'contracts.section.lines', render: () => <ContractLines contract={contract} /> },
    ...(mayMoney ? [{ key: 'money', label: 'contracts.tab.money', render: () => <MoneyTab contract={contract} /> }] : []),
    { key: 'history', label: 'contracts.tab.history', render: () => <ContractHistory contract={contract} /> },
    { key: 'versions', label: 'contracts.tab.versions', render: () => <ContractVersions contract={contract} /> },
    { key: 'files', label: 'contracts.section.files', render: () => <ContractFiles contract={contract} /> },
    {
      key: 'timeline',
      label: 'contracts.tab.timeline',
      render: () => <Timeline resource="contracts" id={contract.id} own="contract" />,
    },
  ];
  return (
    <Page title={`${contract.number} ${contract.name}`} header={<Header contract={contract} onVerb={setVerb} />}>
      <ContractStates contract={contract} />
      <ContractHold contract={contract} />
      <UrlTabs tabs={tabs} />
      <ContractVerbDialog contract={contract} verb={verb} onClose={() => setVerb(null)} />
    </Page>
  );
};

const Loaded = () => {
  const { record, error, refetch } = useShowContext<ContractRecord>();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return record ? <ContractPage contract={record} /> : <PageSkeleton />;
};

const ContractShow = () => (
  <ShowBase>
    <Loaded />
  </ShowBase>
);

export default ContractShow;
