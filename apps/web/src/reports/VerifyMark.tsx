import VerifiedOutlined from '@mui/icons-material/VerifiedOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReportCorrection, ReportVerification } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { Badge, DateText, ErrorState, Money, RecordLabel, RecordLink } from '../kit/index.js';
import { MeasureValue, useMeasures } from '../measures/index.js';

/** One record: whether it is gone, came later, or has another day or amount, and what it was before. */
const Correction = ({ correction }: { correction: ReportCorrection }) => {
  const translate = useTranslate();
  const { entity, id, label, accountName, personName, was, is } = correction;
  const kind = !is ? 'gone' : !was ? 'came' : 'corrected';
  const name = <RecordLabel entity={entity} label={label} />;
  const sides = [was, is].filter((side) => side !== null);
  const days = [...new Set(sides.map(({ on }) => on))];
  const amounts = [...new Set(sides.map(({ amount }) => amount))].filter((amount) => amount !== null);
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'baseline' }}>
      <Badge tone={kind === 'gone' ? 'bad' : kind === 'came' ? 'good' : 'soon'}>{translate(`reports.verify.${kind}`)}</Badge>
      {is ? (
        <RecordLink entity={entity} id={id}>
          {name}
        </RecordLink>
      ) : (
        <Box component="span" sx={{ textDecoration: 'line-through' }}>
          {name}
        </Box>
      )}
      {accountName && accountName !== label && <span>{accountName}</span>}
      {personName && <span>{personName}</span>}
      <span>
        {days.map((day, at) => (
          <Fragment key={day}>
            {at > 0 && ' → '}
            <DateText value={day} />
          </Fragment>
        ))}
      </span>
      <span>
        {amounts.map((amount, at) => (
          <Fragment key={amount}>
            {at > 0 && ' → '}
            <Money value={amount} />
          </Fragment>
        ))}
      </span>
    </Box>
  );
};

/** Figure by figure what it was and is, and the records that make the difference. */
const Differences = ({ rows }: { rows: ReportVerification['differences'] }) => {
  const translate = useTranslate();
  const measures = useMeasures();
  return (
    <Box component="ul" sx={{ m: 0, mt: 1, pl: 0, listStyle: 'none', fontSize: 13, display: 'grid', gap: 1 }}>
      {rows.map(({ scope, measure, frozen, now, corrections }) => (
        <li key={`${scope} ${measure}`}>
          <Box component="span" sx={{ fontWeight: 500 }}>
            {scope === 'team' && `${translate('reports.scope.team')} · `}
            {measures.nameOf(measure)}
          </Box>{' '}
          <MeasureValue measure={measures.find(measure)} value={frozen} /> →{' '}
          <MeasureValue measure={measures.find(measure)} value={now || null} />
          {frozen === now && ` · ${translate('reports.verify.rows')}`}
          <Box component="ul" sx={{ m: 0, mt: 0.25, pl: 1.5, listStyle: 'none', color: 'text.secondary' }}>
            {corrections.map((correction, at) => (
              <Correction key={at} correction={correction} />
            ))}
          </Box>
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
          {translate(data ? 'reports.verify.again' : 'reports.verify.action')}
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
