import MailOutlined from '@mui/icons-material/MailOutlined';
import type { StatementRunRow } from '@keyline/model';
import { useState } from 'react';
import { DataTable, useTranslate } from 'react-admin';
import { CardLines, columnsOf, DateText, EnumChip, ListPage, PrimaryButton, RecordLink } from '../kit/index.js';
import { SendDialog } from './SendDialog.js';

const { column } = columnsOf<StatementRunRow>();

const PeriodText = ({ run }: { run: StatementRunRow }) => {
  const translate = useTranslate();
  return <>{translate('statements.period', { from: run.fromOn, to: run.toOn })}</>;
};

const columns = [
  column(
    'fromOn',
    (run) => (
      <RecordLink entity="statement-runs" id={run.id} quiet>
        <PeriodText run={run} />
      </RecordLink>
    ),
    { label: 'resources.statement-runs.fields.period' },
  ),
  column('status', (run) => <EnumChip enum="runStatus" value={run.status} />),
  <DataTable.NumberCol key="total" source="total" disableSort />,
  <DataTable.NumberCol key="sent" source="sent" disableSort />,
  <DataTable.NumberCol key="notSent" source="notSent" disableSort />,
  column('requestedByName', undefined, { disableSort: true }),
  column('requestedAt', (run) => <DateText value={run.requestedAt} withTime />),
];

const StatementRunList = () => {
  const translate = useTranslate();
  const [sending, setSending] = useState(false);
  const primary = { label: translate('statements.send'), icon: <MailOutlined />, onClick: () => setSending(true) };
  return (
    <>
      <ListPage<StatementRunRow>
        title={translate('statements.runs')}
        columns={columns}
        exportable={false}
        sort={{ field: 'requestedAt', order: 'DESC' }}
        card={(run) => (
          <CardLines
            title={<PeriodText run={run} />}
            badge={<EnumChip enum="runStatus" value={run.status} />}
            facts={<span>{translate('statements.progress', { done: run.sent, total: run.total })}</span>}
            next={<DateText value={run.requestedAt} withTime />}
          />
        )}
        primary={primary}
        empty={{
          icon: <MailOutlined />,
          title: translate('statements.empty.title'),
          body: translate('statements.empty.body'),
          action: <PrimaryButton {...primary} />,
        }}
      />
      <SendDialog open={sending} onClose={() => setSending(false)} />
    </>
  );
};

export default StatementRunList;
