import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { AGEING_BUCKETS, ProvisionRatesInput, type ProvisionReport, type ProvisionSetting } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { TextInput, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useApi, useMay, useToday } from '../data/index.js';
import {
  DayField,
  EmptyState,
  ErrorState,
  FormDrawer,
  Money,
  Page,
  PageSkeleton,
  Panel,
  RecordLink,
  useIsDesk,
} from '../kit/index.js';

const SHOWN = 50;

/** A table of sums: the first column says of what. */
const Sums = ({ head, rows, foot }: { head: string[]; rows: { key: string; cells: ReactNode[] }[]; foot: ReactNode[] }) => (
  <Table size="small" sx={{ '& th, & td': { px: { xs: 1, sm: 1.5 }, fontSize: { xs: 13, sm: 14 } } }}>
    <TableHead>
      <TableRow>
        {head.map((label, index) => (
          <TableCell key={label} align={index === 0 ? 'left' : 'right'}>
            {label}
          </TableCell>
        ))}
      </TableRow>
    </TableHead>
    <TableBody>
      {[...rows, { key: 'total', cells: foot }].map(({ key, cells }) => (
        <TableRow key={key}>
          {cells.map((cell, index) => (
            <TableCell
              key={index}
              align={index === 0 ? 'left' : 'right'}
              sx={{ fontWeight: key === 'total' ? 600 : undefined, minWidth: index === 0 ? 96 : undefined }}
            >
              {cell}
            </TableCell>
          ))}
        </TableRow>
      ))}
    </TableBody>
  </Table>
);

const Report = ({ report }: { report: ProvisionReport }) => {
  const translate = useTranslate();
  const compact = !useIsDesk();
  const words = { open: translate('writeOffs.openSum'), provision: translate('writeOffs.provision') };
  const accounts = report.accounts.filter(({ provision }) => /[1-9]/.test(provision)).slice(0, SHOWN);
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
      }}
    >
      <Panel flush>
        <Sums
          head={[translate('writeOffs.bucket'), words.open, translate('writeOffs.rate'), words.provision]}
          rows={report.buckets.map(({ bucket, open, rate, provision }) => ({
            key: bucket,
            cells: [
              translate(`enums.ageing.${bucket}`),
              <Money key="o" value={open} compact={compact} />,
              `${rate}%`,
              <Money key="p" value={provision} compact={compact} />,
            ],
          }))}
          foot={[
            translate('writeOffs.total'),
            <Money key="o" value={report.open} compact={compact} />,
            '',
            <Money key="p" value={report.provision} compact={compact} />,
          ]}
        />
      </Panel>
      <Panel title={translate('writeOffs.byAccount')} flush>
        {accounts.length === 0 ? (
          <EmptyState title={translate('writeOffs.noAccounts')} compact />
        ) : (
          <Sums
            head={[translate('resources.write-offs.fields.accountName'), words.open, words.provision]}
            rows={accounts.map(({ accountId, accountName, open, provision }) => ({
              key: accountId,
              cells: [
                <RecordLink key="a" entity="account" id={accountId}>
                  {accountName}
                </RecordLink>,
                <Money key="o" value={open} compact={compact} />,
                <Money key="p" value={provision} compact={compact} />,
              ],
            }))}
            foot={[
              translate('writeOffs.total'),
              <Money key="o" value={report.open} compact={compact} />,
              <Money key="p" value={report.provision} compact={compact} />,
            ]}
          />
        )}
      </Panel>
    </Box>
  );
};

/** The rates, bucket by bucket. */
const RatesDrawer = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['write-offs', 'rates'],
    queryFn: () => api.get<ProvisionSetting>('/provision-rates'),
    enabled: open,
  });
  return (
    <FormDrawer
      open={open && data !== undefined}
      onClose={onClose}
      title={translate('writeOffs.rates')}
      schema={ProvisionRatesInput}
      record={{ ...data }}
      done="writeOffs.ratesSaved"
      onSubmit={(values) => api.put('/provision-rates', { ...data, ...values })}
    >
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        {AGEING_BUCKETS.map((bucket) => (
          <TextInput key={bucket} source={`rates.${bucket}`} label={`enums.ageing.${bucket}`} isRequired helperText={false} />
        ))}
      </Box>
    </FormDrawer>
  );
};

/** Provision for bad debt (坏账准备) as of any day. */
const ProvisionPage = () => {
  const translate = useTranslate();
  const api = useApi();
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const [editing, setEditing] = useState(false);
  const mayConfigure = useMay('bad-debt:configure');
  const asOf = search.get('asOf') ?? today;
  const { data, error, refetch } = useQuery({
    queryKey: ['write-offs', 'provisions', asOf],
    queryFn: () => api.get<ProvisionReport>('/provisions', { asOf }),
  });
  return (
    <Page
      title={translate('writeOffs.provisions')}
      actions={
        <>
          <DayField
            label={translate('writeOffs.asOf')}
            value={asOf}
            onChange={(day) => day && setSearch({ asOf: day }, { replace: true })}
            sx={{ width: 160 }}
          />
          {mayConfigure && (
            <Button variant="outlined" startIcon={<SettingsOutlined />} onClick={() => setEditing(true)} sx={{ flex: 'none' }}>
              {translate('writeOffs.rates')}
            </Button>
          )}
        </>
      }
    >
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : data ? <Report report={data} /> : <PageSkeleton />}
      <RatesDrawer open={editing} onClose={() => setEditing(false)} />
    </Page>
  );
};

export default ProvisionPage;
