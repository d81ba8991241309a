import type { MoneyCheckInfo, MoneyCheckResult, OffendingRow } from '@keyline/model';
import CheckCircle from '@mui/icons-material/CheckCircle';
import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { UseQueryResult } from '@tanstack/react-query';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { entityPath } from '../kit/index.js';

const Offenders = ({ rows }: { rows: OffendingRow[] }) => {
  const translate = useTranslate();
  const cell = { py: 0.5, pr: 2, textAlign: 'left', verticalAlign: 'top', overflowWrap: 'anywhere' } as const;
  return (
    <Box component="table" sx={{ width: '100%', mt: 1, borderCollapse: 'collapse', fontSize: 13 }}>
      <thead>
        <tr>
          {['record', 'expected', 'found'].map((head) => (
            <Box component="th" key={head} scope="col" sx={{ ...cell, color: 'text.secondary', fontWeight: 400 }}>
              {translate(`moneyChecks.${head}`)}
            </Box>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.entity}-${row.id}`}>
            <Box component="td" sx={cell}>
              <Link to={entityPath(row.entity, row.id)}>{row.label}</Link>
            </Box>
            <Box component="td" sx={{ ...cell, fontVariantNumeric: 'tabular-nums' }}>
              {row.expected ?? '—'}
            </Box>
            <Box
              component="td"
              sx={{ ...cell, fontVariantNumeric: 'tabular-nums', color: (theme) => theme.tokens.tones.bad.ink }}
            >
              {row.found ?? '—'}
            </Box>
          </tr>
        ))}
      </tbody>
    </Box>
  );
};

interface MoneyCheckLineProps {
  check: MoneyCheckInfo;
  result: UseQueryResult<MoneyCheckResult> | undefined;
}

const Sign = ({ result }: Pick<MoneyCheckLineProps, 'result'>) => {
  if (result?.data?.holds) return <CheckCircle sx={{ color: (theme) => theme.tokens.tones.good.ink }} />;
  if (result?.data || result?.error) return <ErrorOutlined sx={{ color: (theme) => theme.tokens.tones.bad.ink }} />;
  return <HourglassEmpty sx={{ color: 'text.disabled' }} />;
};

/** One rule with its answer: green, or the records that break it. */
export const MoneyCheckLine = ({ check, result }: MoneyCheckLineProps) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const answer = result?.data;
  const words = (): string => {
    if (result?.error) return result.error.message;
    if (!answer) return translate('moneyChecks.waiting');
    return answer.holds ? translate('moneyChecks.holds') : translate('moneyChecks.breaks', { smart_count: answer.broken });
  };
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.5, px: 2, py: 1.25, borderTop: 1, borderColor: 'divider' }}>
      <Sign result={result} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'baseline' }}>
          <Box sx={{ flex: '1 1 260px', fontWeight: 500 }}>{locale === 'en' ? check.name.en : check.name.zh}</Box>
          <Box component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>
            {words()}
            {answer &&
              ` · ${translate('moneyChecks.examined', { smart_count: answer.examined.toLocaleString('en-US'), milliseconds: answer.milliseconds })}`}
          </Box>
        </Box>
        {answer && !answer.holds && <Offenders rows={answer.rows} />}
        {answer && answer.broken > answer.rows.length && (
          <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
            {translate('moneyChecks.more', { smart_count: answer.broken - answer.rows.length })}
          </Box>
        )}
        {result?.error && (
          <Button size="small" onClick={() => void result.refetch()}>
            {translate('moneyChecks.retry')}
          </Button>
        )}
      </Box>
    </Box>
  );
};
