import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReportRecord } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { DateText, Panel, PersonMark } from '../kit/index.js';
import { CommentBox } from './CommentBox.js';
import { useReadVersion } from './useReadVersion.js';
import { VerifyMark } from './VerifyMark.js';

type Event = ReportRecord['history'][number];

const EventRow = ({ event }: { event: Event }) => {
  const translate = useTranslate();
  const said = event.body?.trim();
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.25, py: 1 }}>
      <PersonMark name={event.actorName ?? 'K'} size={24} />
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Box>
          <Box component="span" sx={{ fontWeight: 500 }}>
            {event.actorName ?? translate('reports.history.system')}
          </Box>{' '}
          {translate(`reports.history.${event.kind}`, { _: event.kind })}
          <Box component="span" sx={{ color: 'text.secondary', fontSize: 12, ml: 1 }}>
            {translate('reports.history.revision', { revision: event.revision })}
          </Box>
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
          <DateText value={event.at} withTime />
        </Box>
        {event.anchor && (
          <Box sx={{ fontSize: 12, color: 'primary.main', mt: 0.5 }}>
            {translate('reports.talk.on', { name: event.anchor.label })}
          </Box>
        )}
        {said && (
          <Box sx={{ mt: 0.75, px: 1.5, py: 1, borderRadius: 1, border: 1, borderColor: 'divider', whiteSpace: 'pre-wrap' }}>
            {said}
            {event.mentioned.length > 0 && (
              <Box sx={{ color: 'primary.main', fontSize: 13, mt: 0.5 }}>
                {event.mentioned.map((name) => `@${name}`).join(' ')}
              </Box>
            )}
          </Box>
        )}
      </Box>
    </Box>
  );
};

/** The versions that were handed in before, each to be read as it was. */
const Versions = ({ report }: { report: ReportRecord }) => {
  const translate = useTranslate();
  const read = useReadVersion();
  const earlier = report.versions.filter(({ revision }) => revision !== report.revision || !report.factsHash);
  if (earlier.length === 0) return null;
  return (
    <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1 }}>
      {earlier.map(({ revision }) => (
        <Button key={revision} size="small" variant="outlined" startIcon={<HistoryOutlined />} onClick={() => read(revision)}>
          {translate('reports.version.read', { revision })}
        </Button>
      ))}
    </Box>
  );
};

/** Who did what with the report, the talk about it, and the seal of what was submitted. */
export const ReportHistory = ({ report, onChanged }: { report: ReportRecord; onChanged: () => void }) => {
  const translate = useTranslate();
  return (
    <Panel title={translate('reports.history.title')}>
      {report.factsHash && <VerifyMark reportId={report.id} hash={report.factsHash} />}
      <Versions report={report} />
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {report.history.map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </Box>
      {report.can.comment && <CommentBox reportId={report.id} onChanged={onChanged} />}
    </Panel>
  );
};
