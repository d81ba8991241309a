import VerifiedOutlined from '@mui/icons-material/VerifiedOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReportVerification } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { Badge, ErrorState } from '../kit/index.js';
import { MeasureValue, useMeasures } from '../measures/index.js';

const Differences = ({ rows }: { rows: ReportVerification['differences'] }) => {
  const translate = useTranslate();
  const measures = useMeasures();
  return (
    <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5, fontSize: 13 }}>
      {rows.map(({ measure, frozen, now }) => (
        <li key={measure}>
          {measures.nameOf(measure)}: <MeasureValue measure={measures.find(measure)} value={frozen} /> →{' '}
          <MeasureValue measure={measures.find(measure)} value={now || null} />
          {frozen === now && ` · ${translate('reports.verify.rows')}`}
        </li>
      ))}
    </Box>
  );
};

/** The hash of the submitted facts; "verify" computes them again from today's records and says what changed since. */
export const VerifyMark = ({ reportId, hash }: { reportId: string; hash: string }) => {
  const translate = useTranslate();
  const api = useApi();
  const [asked, setAsked] = useState(false);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['reports', 'verify', reportId],
    enabled: asked,
    gcTime: 0,
    queryFn: () => api.get<ReportVerification>(`/reports/${reportId}/verify`),
  });
  return (
    <Box sx={{ px: 1.5, py: 1, mb: 1, borderRadius: 1, border: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Box sx={{ flex: 1, minWidth: 0, color: 'text.secondary', fontSize: 12 }}>
          {translate('reports.verify.hash')}{' '}
          <Box component="code" title={hash} sx={{ color: 'text.primary' }}>
            {hash.slice(0, 12)}
          </Box>
        </Box>
        {data && (
          <Badge tone={data.matches ? 'good' : 'soon'} dot>
            {translate(data.matches ? 'reports.verify.matches' : 'reports.verify.changed')}
          </Badge>
        )}
        <Button
          className="no-print"
          size="small"
          startIcon={<VerifiedOutlined />}
          disabled={isFetching}
          onClick={() => (asked ? void refetch() : setAsked(true))}
        >
          {translate('reports.verify.action')}
        </Button>
      </Box>
      {data && !data.intact && (
        <Box role="alert" sx={{ mt: 1, color: (theme) => theme.tokens.tones.bad.ink }}>
          {translate('reports.verify.broken')}
        </Box>
      )}
      {error && <ErrorState compact error={error} onRetry={() => void refetch()} />}
      {data && !data.matches && <Differences rows={data.differences} />}
    </Box>
  );
};
