import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { Badge, ErrorState, Page, Panel, RowsSkeleton } from '../kit/index.js';
import { MoneyCheckLine } from './MoneyCheckLine.js';
import { useMoneyChecks } from './useMoneyChecks.js';

/** Is every cent where it should be? All rules of the money on the live data, for finance and administrators. */
const MoneyChecksPage = () => {
  const translate = useTranslate();
  const { list, lines, again } = useMoneyChecks();
  const total = lines.length;
  const red = lines.filter(({ result }) => result?.data?.holds === false).length;
  const failed = lines.filter(({ result }) => result?.isError).length;
  const done = lines.filter(({ result }) => result && !result.isFetching).length;
  const verdict = () => {
    if (done < total) return <Badge tone="info">{translate('moneyChecks.checking', { done, total })}</Badge>;
    if (red > 0) return <Badge tone="bad">{translate('moneyChecks.someRed', { smart_count: red })}</Badge>;
    if (failed > 0) return <Badge tone="soon">{translate('moneyChecks.failed', { smart_count: failed })}</Badge>;
    return <Badge tone="good">{translate('moneyChecks.allGreen', { smart_count: total })}</Badge>;
  };
  return (
    <Page
      title={translate('moneyChecks.title')}
      subtitle={translate('moneyChecks.subtitle')}
      primary={{ label: translate('moneyChecks.again'), onClick: () => void again(), disabled: done < total }}
    >
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <RowsSkeleton />}
      {total > 0 && (
        <Panel flush>
          <Box role="status" sx={{ px: 2, py: 1.5 }}>
            {verdict()}
          </Box>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {lines.map(({ check, result }) => (
              <MoneyCheckLine key={check.code} check={check} result={result} />
            ))}
          </Box>
        </Panel>
      )}
    </Page>
  );
};

export default MoneyChecksPage;
