import LockOutlined from '@mui/icons-material/LockOutlined';
import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import Button from '@mui/material/Button';
import { CreditSettingInput, type CreditHoldRow, type CreditSetting } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { NumberInput, useTranslate } from 'react-admin';
import { useApi, useMay } from '../data/index.js';
import { CardLines, EnumChip, entityPath, FormDrawer, ListPage, Money, PersonName, RecordLink, columnsOf } from '../kit/index.js';

const Late = ({ days }: { days: number }) => {
  const translate = useTranslate();
  return <>{days > 0 ? translate('credit.days', { smart_count: days }) : '—'}</>;
};

const { column, link, money } = columnsOf<CreditHoldRow>();

const columns = [
  link('number', 'contract', 'id'),
  column('accountName', (hold) => (
    <RecordLink entity="account" id={hold.accountId}>
      {hold.accountName}
    </RecordLink>
  )),
  column('ownerName', (hold) => <PersonName name={hold.ownerName} />),
  money('amount'),
  money('limit', { disableSort: true }),
  money('exposure'),
  column('exceeded', (hold) => <Money value={hold.exceeded} strong tone="bad" />, { align: 'right' }),
  column('overdueDays', (hold) => <Late days={hold.overdueDays} />, { align: 'right' }),
  column(
    'releaseState',
    (hold) => {
      const { releaseState } = hold;
      return releaseState ? <EnumChip enum="creditRelease" value={releaseState} /> : '—';
    },
    { disableSort: true },
  ),
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
