import UndoOutlined from '@mui/icons-material/UndoOutlined';
import Button from '@mui/material/Button';
import { WithdrawPromiseInput, type PromiseRow } from '@keyline/model';
import { useState } from 'react';
import { ShowBase, TextInput, useShowContext, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import {
  DateText,
  EnumChip,
  ErrorState,
  Facts,
  FormDialog,
  Money,
  Page,
  PageSkeleton,
  Panel,
  RecordHeader,
  RecordLink,
} from '../kit/index.js';
import { instalmentTitle } from './titles.js';

const field = (name: string): string => `resources.promises.fields.${name}`;

const PromisePage = () => {
  const translate = useTranslate();
  const api = useApi();
  const [withdrawing, setWithdrawing] = useState(false);
  const { record: promise, error, refetch } = useShowContext<PromiseRow>();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!promise) return <PageSkeleton />;
  const title = translate('collection.promiseOf', { name: promise.accountName });
  return (
    <Page
      title={title}
      header={
        <RecordHeader
          name={title}
          badges={<EnumChip enum="promiseState" value={promise.state} />}
          ownerName={promise.takenByName}
          facts={<DateText value={promise.promisedOn} />}
          actions={
            promise.can.withdraw && (
              <Button variant="outlined" startIcon={<UndoOutlined />} onClick={() => setWithdrawing(true)}>
                {translate('collection.withdraw')}
              </Button>
            )
          }
        />
      }
    >
      <Panel>
        <Facts
          facts={[
            { label: field('amount'), value: <Money value={promise.amount} /> },
            { label: field('received'), value: <Money value={promise.received} /> },
            {
              label: field('accountName'),
              value: (
                <RecordLink entity="account" id={promise.accountId}>
                  {promise.accountName}
                </RecordLink>
              ),
            },
            {
              label: field('instalmentName'),
              value: promise.instalmentId && (
                <RecordLink entity="instalment" id={promise.instalmentId}>
                  {instalmentTitle(promise.contractNumber, promise.instalmentName)}
                </RecordLink>
              ),
            },
            { label: field('takenOn'), value: <DateText value={promise.takenOn} /> },
            { label: field('madeBy'), value: promise.madeBy },
            { label: field('note'), value: promise.note, wide: true },
            { label: field('withdrawnReason'), value: promise.withdrawnReason, wide: true },
          ]}
        />
      </Panel>
      <FormDialog
        open={withdrawing}
        onClose={() => setWithdrawing(false)}
        title={translate('collection.withdrawTitle', { name: promise.accountName })}
        body={translate('collection.withdrawBody')}
        schema={WithdrawPromiseInput}
        submitLabel={translate('collection.withdraw')}
        destructive
        onSubmit={(values) => api.verb('promises', promise.id, 'withdraw', values)}
      >
        <TextInput source="reason" label="collection.reason" isRequired multiline minRows={2} helperText={false} />
      </FormDialog>
    </Page>
  );
};

const PromiseShow = () => (
  <ShowBase>
    <PromisePage />
  </ShowBase>
);

export default PromiseShow;
