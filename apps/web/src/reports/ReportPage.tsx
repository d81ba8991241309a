import Box from '@mui/material/Box';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReportRecord, ReportVersionRecord } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useApi } from '../data/index.js';
import { DateText, ErrorState, Page, PageSkeleton, PrintStyles } from '../kit/index.js';
import { usePeriodName } from '../measures/index.js';
import { TalkAbout } from './CommentContext.js';
import { ReportBar, ThumbBar } from './ReportBar.js';
import { ReportFacts } from './ReportFacts.js';
import { ReportHistory } from './ReportHistory.js';
import { ReportTakeOut } from './ReportTakeOut.js';
import { ReviewButtons } from './ReviewButtons.js';
import { ConflictNotice, SaveMark } from './SaveMark.js';
import { SubmitButton } from './SubmitButton.js';
import { useReadVersion } from './useReadVersion.js';
import { useReportDraft } from './useReportDraft.js';
import { WordsEditor, WordsView } from './WordsColumn.js';

interface ReportColumnsProps {
  report: ReportRecord;
  words: ReactNode;
  /** On the phone what is still to be written comes before pages of facts. */
  writing?: boolean;
}

/** Facts on the left, words on the right; on the phone and on paper one column. */
const ReportColumns = ({ report, words, writing = false }: ReportColumnsProps) => (
  <Box
    sx={{
      display: 'grid',
      gap: 2,
      alignItems: 'start',
      gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1.3fr) minmax(340px, 1fr)' },
      '@media print': { display: 'block', '& > *': { mb: 2 } },
    }}
  >
    <PrintStyles />
    <ReportFacts report={report} />
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        minWidth: 0,
        gridTemplateColumns: 'minmax(0, 1fr)',
        order: { xs: writing ? -1 : 0, md: 0 },
      }}
    >
      {words}
    </Box>
  </Box>
);

export interface ReportPageProps {
  report: ReportRecord;
  /** After a verb or a comment: read it again. */
  onChanged: () => void;
  /** Offers the periods before and after. */
  walks?: boolean;
}

/** Why the report came back, where its author begins to read; what was handed in is a tap away. */
const ReturnedNotice = ({ report }: { report: ReportRecord }) => {
  const translate = useTranslate();
  const read = useReadVersion();
  const reason = report.history.findLast(({ kind }) => kind === 'returned');
  if (report.status !== 'returned' || !reason) return null;
  return (
    <Alert severity="warning" className="no-print" sx={{ mb: 2 }}>
      <Box sx={{ fontWeight: 600 }}>
        {translate('reports.review.returnedBy', { name: reason.actorName ?? '' })} <DateText value={reason.at} withTime short />
      </Box>
      <Box sx={{ whiteSpace: 'pre-wrap' }}>{reason.body}</Box>
      <Button size="small" color="inherit" onClick={() => read(reason.revision)} sx={{ ml: -1 }}>
        {translate('reports.version.read', { revision: reason.revision })}
      </Button>
    </Alert>
  );
};

const WritingPage = ({ report, onChanged }: ReportPageProps) => {
  const draft = useReportDraft(report, () => window.location.reload());
  const saved = <SaveMark draft={draft} />;
  const submit = report.can.submit && <SubmitButton report={report} draft={draft} onDone={onChanged} />;
  return (
    <>
      <ReportBar report={report} saved={saved} actions={submit} />
      <ReturnedNotice report={report} />
      <ConflictNotice draft={draft} />
      <ReportColumns
        report={report}
        writing
        words={
          <>
            <WordsEditor draft={draft} />
            <ReportHistory report={report} onChanged={onChanged} />
          </>
        }
      />
      <ThumbBar saved={saved} actions={submit} />
    </>
  );
};

const ReadingPage = ({ report, onChanged, walks }: ReportPageProps) => {
  const judges = report.can.accept || report.can.return;
  const buttons = judges && <ReviewButtons report={report} onDone={onChanged} />;
  return (
    <>
      <ReportBar report={report} walks={walks} actions={buttons} />
      <ReportColumns
        report={report}
        words={
          <>
            <WordsView words={report} />
            <ReportHistory report={report} onChanged={onChanged} />
          </>
        }
      />
      <ThumbBar actions={buttons} />
    </>
  );
};

/** What was handed in once, as it was; nothing in it can be changed any more. */
const VersionPage = ({ report, revision }: { report: ReportRecord; revision: number }) => {
  const translate = useTranslate();
  const api = useApi();
  const periodName = usePeriodName();
  const read = useReadVersion();
  const { data, error, refetch } = useQuery({
    queryKey: ['reports', 'version', report.id, revision],
    queryFn: () => api.get<ReportVersionRecord>(`/reports/${report.id}/versions/${revision}`),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <Box
        component="header"
        sx={{
          display: 'flex',
          alignItems: 'center',
          flexWrap: 'wrap',
          gap: 1,
          mb: 2,
          px: 2,
          py: 1.25,
          borderRadius: 1,
          bgcolor: (theme) => theme.tokens.tones.info.soft,
        }}
      >
        <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
          <Typography variant="h1">{`${periodName(report.period)} · ${report.personName}`}</Typography>
          <Box sx={{ fontSize: 13, color: (theme) => theme.tokens.tones.info.ink }}>
            {translate('reports.version.shown', { revision })} <DateText value={data.submittedAt} withTime />
          </Box>
        </Box>
        <ReportTakeOut report={report} revision={revision} />
        <Button className="no-print" variant="outlined" onClick={() => read(null)}>
          {translate('reports.version.leave')}
        </Button>
      </Box>
      <ReportColumns report={{ ...report, ...data }} words={<WordsView words={data} />} />
    </>
  );
};

/** One report: written by its author, read and judged by the others. */
export const ReportPage = (props: ReportPageProps) => {
  const translate = useTranslate();
  const periodName = usePeriodName();
  const { report } = props;
  const revision = useSearchParams()[0].get('revision');
  return (
    <Page
      title={`${translate(`enums.reportKind.${report.kind}`)} · ${periodName(report.period)} · ${report.personName}`}
      header={<></>}
    >
      {revision ? (
        <VersionPage report={report} revision={Number(revision)} />
      ) : (
        <TalkAbout report={report}>{report.can.edit ? <WritingPage {...props} /> : <ReadingPage {...props} />}</TalkAbout>
      )}
    </Page>
  );
};
