import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay } from '../data/index.js';
import { DateText, EmptyState, GradeBadge, Panel } from '../kit/index.js';
import { useKnownAccounts } from '../visits/log/useKnownAccounts.js';

/** The plans that this device remembers; a tap logs the visit. */
const KnownPlans = () => {
  const translate = useTranslate();
  const { data } = useKnownAccounts();
  const plans = data?.plans ?? [];
  if (plans.length === 0) return null;
  return (
    <Panel flush title={translate('home.offline.known')}>
      {plans.map((plan) => (
        <Box
          key={plan.id}
          component={Link}
          to={`/visits/create?planId=${plan.id}`}
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            px: 2,
            py: 1,
            minHeight: 44,
            color: 'inherit',
            textDecoration: 'none',
            borderTop: 1,
            borderColor: 'divider',
          }}
        >
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Box sx={{ fontWeight: 500 }}>
              {plan.account.name} <GradeBadge grade={plan.account.grade} />
            </Box>
            <Box sx={{ color: 'text.secondary', fontSize: 13 }}>{plan.purpose}</Box>
          </Box>
          <DateText value={plan.plannedOn} />
        </Box>
      ))}
    </Panel>
  );
};

/** Opened without a network: says so once, and offers what can be done all the same. */
const OfflineHome = () => {
  const translate = useTranslate();
  const mayLog = useMay('visit:log');
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Panel>
        <EmptyState
          compact
          icon={<CloudOffOutlined />}
          title={translate('home.offline.title')}
          body={translate(mayLog ? 'home.offline.body' : 'home.offline.bodyRead')}
          action={
            mayLog && (
              <Button variant="outlined" component={Link} to="/visits/create">
                {translate('shell.create.visit')}
              </Button>
            )
          }
        />
      </Panel>
      {mayLog && <KnownPlans />}
    </Box>
  );
};

export default OfflineHome;
