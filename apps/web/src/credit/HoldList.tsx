import LockOutlined from '@mui/icons-material/LockOutlined';
import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import Button from '@mui/material/Button';
import { CreditSettingInput, type CreditHoldRow, type CreditSetting } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable, NumberInput, useTranslate } from 'react-admin';
import { useApi, useMay } from '../data/index.js';
import { CardLines, EnumChip, entityPath, FormDrawer, ListPage, Money, PersonName, RecordLink } from '../kit/index.js';

const Late = ({ days }: { days: number }) => {
  const translate = useTranslate();
  return <>{days > 0 ? translate('credit.days', { smart_count: days }) : '—'}</>;
};
const row = (record: unknown) => record as CreditHoldRow;

const columns = [
  <DataTable.Col
    key="number"
    source="number"
    render={(hold) => (
      <RecordLink entity="contract" id={row(hold).id} quiet>
        {row(hold).number}
      </RecordLink>
    )}
  />,
  <DataTable.Col
    key="accountName"
    source="accountName"
    render={(hold) => (
      <RecordLink entity="account" id={row(hold).accountId}>
        {row(hold).accountName}
      </RecordLink>
    )}
  />,
  <DataTable.Col key="ownerName" source="ownerName" render={(hold) => <PersonName name={row(hold).ownerName} />} />,
  <DataTable.Col align="right" key="amount" source="amount" render={(hold) => <Money value={row(hold).amount} />} />,
  <DataTable.Col align="right" key="limit" source="limit" disableSort render={(hold) => <Money value={row(hold).limit} />} />,
  <DataTable.Col align="right" key="exposure" source="exposure" render={(hold) => <Money value={row(hold).exposure} />} />,
  <DataTable.Col
    align="right"
    key="exceeded"
    source="exceeded"
    render={(hold) => <Money value={row(hold).exceeded} strong tone="bad" />}
  />,
  <DataTable.Col align="right" key="overdueDays" source="overdueDays" render={(hold) => <Late days={row(hold).overdueDays} />} />,
  <DataTable.Col
    key="releaseState"
    source="releaseState"
    disableSort
    render={(hold) => {
      const { releaseState } = row(hold);
      return releaseState ? <EnumChip enum="creditRelease" value={releaseState} /> : '—';
    }}
  />,
];

/** From how many days overdue a debt holds new contracts. */
const SettingDrawer = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['credit-holds', 'setting'],
    queryFn: () => api.get<CreditSetting>('/credit-setting'),
    enabled: open,
  });
  return (
    <FormDrawer
      open={open && data !== undefined}
      onClose={onClose}
      title={translate('credit.setting')}
      schema={CreditSettingInput}
      record={{ ...data }}
      done="credit.saved"
      onSubmit={(values) => api.put('/credit-setting', { ...data, ...values })}
    >
      <NumberInput source="holdDays" label="resources.credit.fields.holdDays" min={0} step={1} helperText={false} />
    </FormDrawer>
  );
};

const HoldList = () => {
  const translate = useTranslate();
  const mayConfigure = useMay('credit:configure');
  const [configuring, setConfiguring] = useState(false);
  return (
    <>
      <ListPage<CreditHoldRow>
        title={translate('credit.holds')}
        columns={columns}
        card={(hold) => (
          <CardLines
            title={hold.accountName}
            badge={hold.releaseState && <EnumChip enum="creditRelease" value={hold.releaseState} />}
            facts={
              <>
                <span>{hold.number}</span>
                <Money value={hold.amount} strong />
              </>
            }
            next={
              <>
                {translate('resources.credit-holds.fields.exceeded')} <Money value={hold.exceeded} />
                <Late days={hold.overdueDays} />
              </>
            }
          />
        )}
        rowTo={(hold) => entityPath('contract', hold.id)}
        sort={{ field: 'amount', order: 'DESC' }}
        actions={
          mayConfigure && (
            <Button variant="outlined" startIcon={<SettingsOutlined />} onClick={() => setConfiguring(true)}>
              {translate('credit.setting')}
            </Button>
          )
        }
        empty={{ icon: <LockOutlined />, title: translate('credit.empty.title'), body: translate('credit.empty.body') }}
      />
      <SettingDrawer open={configuring} onClose={() => setConfiguring(false)} />
    </>
  );
};

export default HoldList;
