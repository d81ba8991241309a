import { AGEING_BUCKETS, compareMoney, subtractMoney, type AgeingReport } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useApi } from '../data/index.js';
import { Money, Panel, type Drill } from '../kit/index.js';
import { asDrillRow, figureRows } from '../receivables/useReceivables.js';

/** How many debtors the home shows. */
const TOP = 8;
const overdueOf = ({ total, notDue }: { total: string; notDue: string }): string => subtractMoney(total, notDue);

/** Who owes most that is late; a click opens what it is made of. */
export const Debtors = ({ report, open }: { report: AgeingReport; open: (drill: Drill) => void }) => {
  const translate = useTranslate();
  const api = useApi();
  const late = report.rows.filter((row) => /[1-9]/.test(overdueOf(row)));
  const rows = late.sort((a, b) => compareMoney(overdueOf(b), overdueOf(a))).slice(0, TOP);
  return (
    <Panel
      title={translate('receivables.home.debtors')}
      actions={
        <Button size="small" component={Link} to="/receivables">
          {translate('receivables.home.all')}
        </Button>
      }
      flush
    >
      {rows.length === 0 && (
        <Box sx={{ px: 2, pb: 2, color: 'text.secondary' }}>{translate('receivables.home.none.debtors')}</Box>
      )}
      {rows.map((row) => {
        const worst = AGEING_BUCKETS.findLast((bucket) => /[1-9]/.test(row[bucket]));
        return (
          <ButtonBase
            key={row.key}
            onClick={() =>
              open({
                title: row.name ?? '—',
                load: async () =>
                  (await figureRows(api, { asOf: report.asOf, by: 'account', key: row.key, only: 'overdue' })).map(asDrillRow),
              })
            }
            sx={{
              display: 'flex',
              width: '100%',
              textAlign: 'left',
              gap: 2,
              px: 2,
              py: 1,
              minHeight: 44,
              borderTop: 1,
              borderColor: 'divider',
              '&:hover': { bgcolor: (theme) => theme.tokens.hover },
            }}
          >
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontWeight: 500 }}>{row.name}</Box>
              {worst && <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{translate(`enums.ageing.${worst}`)}</Box>}
            </Box>
            <Money value={overdueOf(row)} strong tone="bad" />
          </ButtonBase>
        );
      })}
    </Panel>
  );
};
