import EditOutlined from '@mui/icons-material/EditOutlined';
import { ContractMoveInput, type ContractRecord, type ContractVersionRow } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ApprovalPanel } from '../approvals/index.js';
import { problemOf, useApi, useToday } from '../data/index.js';
import {
  ConfirmDialog,
  DateInput,
  DateText,
  EmptyState,
  EnumChip,
  ErrorState,
  FormDialog,
  Money,
  Panel,
  PersonName,
  RowsSkeleton,
} from '../kit/index.js';
import { VersionDiff } from './VersionDiff.js';

interface VersionProps {
  contract: ContractRecord;
  version: ContractVersionRow;
  former: ContractVersionRow | undefined;
}
type Asked = 'sign' | 'discard' | null;

const Buttons = ({ contract, version, onAsk }: Omit<VersionProps, 'former'> & { onAsk: (asked: Asked) => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const refresh = useRefresh();
  const { edit, submit, takeBack, sign, discard } = version.can;
  const path = `/contracts/${contract.id}/amendments/${version.number}`;
  const move = async (verb: string) => {
    try {
      await api.post(`${path}/${verb}`, { version: version.version });
      notify('contracts.moved', { type: 'success' });
    } catch (error) {
      notify(problemOf(error) ? (error as Error).message : 'ra.notification.http_error', { type: 'error', multiLine: true });
    }
    refresh();
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {sign && (
        <Button variant="contained" onClick={() => onAsk('sign')}>
          {translate('contracts.amendment.sign')}
        </Button>
      )}
      {submit && (
        <Button variant="contained" onClick={() => void move('submit_review')}>
          {translate('contracts.verb.submit_review.label')}
        </Button>
      )}
      {edit && (
        <Button variant="outlined" startIcon={<EditOutlined />} component={Link} to={`/contracts/${contract.id}/amend`}>
          {translate('ra.action.edit')}
        </Button>
      )}
      {takeBack && (
        <Button variant="outlined" onClick={() => void move('return_to_draft')}>
          {translate('contracts.verb.return_to_draft.label')}
        </Button>
      )}
      {discard && (
        <Button variant="outlined" color="error" onClick={() => onAsk('discard')}>
          {translate('contracts.amendment.discard')}
        </Button>
      )}
    </Box>
  );
};

const Dialogs = ({ contract, version, asked, onClose }: Omit<VersionProps, 'former'> & { asked: Asked; onClose: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  const refresh = useRefresh();
  const named = { number: `${contract.number} v${version.number}` };
  return (
    <>
      <FormDialog
        open={asked === 'sign'}
        onClose={onClose}
        title={translate('contracts.amendment.signTitle', named)}
        body={translate('contracts.amendment.signBody')}
        schema={ContractMoveInput}
        record={{ on: today }}
        onSubmit={(values) =>
          api.post(`/contracts/${contract.id}/amendments/${version.number}/sign`, { ...values, version: version.version })
        }
        submitLabel={translate('contracts.amendment.sign')}
        done="contracts.amendment.signed"
      >
        <DateInput source="on" label="contracts.verb.sign.on" />
      </FormDialog>
      <ConfirmDialog
        open={asked === 'discard'}
        onClose={onClose}
        title={translate('contracts.amendment.discardTitle', named)}
        body={translate('contracts.amendment.discardBody')}
        confirmLabel={translate('contracts.amendment.discard')}
        destructive
        onConfirm={async () => {
          await api.delete(`contracts/${contract.id}/amendments`, { id: version.number });
          refresh();
        }}
      />
    </>
  );
};

const Version = ({ contract, version, former }: VersionProps) => {
  const translate = useTranslate();
  const [asked, setAsked] = useState<Asked>(null);
  const { content, state, number } = version;
  return (
    <Panel
      title={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
          {translate('contracts.version.number', { number })} <EnumChip enum="versionState" value={state} />
        </Box>
      }
      actions={number > 1 && <Buttons contract={contract} version={version} onAsk={setAsked} />}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, mb: 1.5, color: 'text.secondary' }}>
        <Money value={content.amount} strong />
        {version.signedOn && (
          <span>
            {translate('contracts.version.signed')} <DateText value={version.signedOn} />
          </span>
        )}
        {version.createdByName && <PersonName name={version.createdByName} plain />}
        {version.reason && <span>{version.reason}</span>}
      </Box>
      {former && <VersionDiff before={former.content} after={content} />}
      {version.approvalRequestId && number > 1 && <ApprovalPanel entity="contract_version" entityId={version.id} />}
      <Dialogs contract={contract} version={version} asked={asked} onClose={() => setAsked(null)} />
    </Panel>
  );
};

/** The versions of a contract; also asked for where the review is shown. */
export const useVersions = (contract: ContractRecord) => {
  const api = useApi();
  return useQuery({
    queryKey: ['contracts', 'versions', contract.id, contract.version],
    queryFn: () => api.get<ContractVersionRow[]>(`/contracts/${contract.id}/versions`),
  });
};

/** Every version of the contract, the latest first, each beside the one before it. */
export const ContractVersions = ({ contract }: { contract: ContractRecord }) => {
  const translate = useTranslate();
  const { data, error, isPending, refetch } = useVersions(contract);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <RowsSkeleton rows={6} />;
  const amend = contract.can.amend && (
    <Button variant="outlined" component={Link} to={`/contracts/${contract.id}/amend`}>
      {translate('contracts.amendment.create')}
    </Button>
  );
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {data.length > 0 && amend && <Box sx={{ justifySelf: 'start' }}>{amend}</Box>}
      {data.length === 0 && (
        <Panel>
          <EmptyState
            compact
            title={translate('contracts.version.none')}
            body={translate('contracts.version.noneBody')}
            action={amend}
          />
        </Panel>
      )}
      {data.map((version, index) => (
        <Version key={version.id} contract={contract} version={version} former={data[index + 1]} />
      ))}
    </Box>
  );
};

/** What the reviewers say of the contract's first version. */
export const ContractReviewPanel = ({ contract }: { contract: ContractRecord }) => {
  const { data } = useVersions(contract);
  const first = data?.find(({ number }) => number === 1);
  return first?.approvalRequestId ? <ApprovalPanel entity="contract_version" entityId={first.id} /> : null;
};
