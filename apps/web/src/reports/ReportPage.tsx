import Box from '@mui/material/Box';
import GlobalStyles from '@mui/material/GlobalStyles';
import type { ReportRecord } from '@keyline/model';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Page } from '../kit/index.js';
import { usePeriodName } from '../measures/index.js';
import { ReportBar, ThumbBar } from './ReportBar.js';
import { ReportFacts } from './ReportFacts.js';
import { ReportHistory } from './ReportHistory.js';
import { ReviewButtons } from './ReviewButtons.js';
import { ConflictNotice, SaveMark } from './SaveMark.js';
import { SubmitButton } from './SubmitButton.js';
import { useReportDraft } from './useReportDraft.js';
import { WordsEditor, WordsView } from './WordsColumn.js';

const printStyles = {
  '@media print': {
    '@page': { margin: '14mm' },
    '.no-print': { display: 'none !important' },
    'section, li': { breakInside: 'avoid' },
    a: { color: 'inherit !important', textDecoration: 'none !important' },
  },
} as const;

/** Facts on the left, words on the right; on the phone and on paper one column. */
export const ReportColumns = ({ report, words }: { report: ReportRecord; words: ReactNode }) => (
  <Box
    sx={{
      display: 'grid',
      gap: 2,
      alignItems: 'start',
      gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1.3fr) minmax(340px, 1fr)' },
      '@media print': { display: 'block', '& > *': { mb: 2 } },
    }}
  >
    <GlobalStyles styles={printStyles} />
    <ReportFacts report={report} />
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' }}>{words}</Box>
  </Box>
);

export interface ReportPageProps {
  report: ReportRecord;
  /** After a verb or a comment: read it again. */
  onChanged: () => void;
}

const WritingPage = ({ report, onChanged }: ReportPageProps) => {
  const draft = useReportDraft(report, () => window.location.reload());
  const saved = <SaveMark draft={draft} />;
  const submit = report.can.submit && <SubmitButton report={report} draft={draft} onDone={onChanged} />;
  return (
    <>
      <ReportBar report={report} saved={saved} actions={submit} />
      <ConflictNotice draft={draft} />
      <ReportColumns
        report={report}
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

const ReadingPage = ({ report, onChanged }: ReportPageProps) => {
  const judges = report.can.accept || report.can.return;
  const buttons = judges && <ReviewButtons report={report} onDone={onChanged} />;
  return (
    <>
      <ReportBar report={report} actions={buttons} />
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

/** One report: written by its author, read and judged by the others. */
export const ReportPage = (props: ReportPageProps) => {
  const translate = useTranslate();
  const periodName = usePeriodName();
  const { report } = props;
  return (
    <Page
      title={`${translate(`enums.reportKind.${report.kind}`)} · ${periodName(report.period)} · ${report.personName}`}
      header={<></>}
    >
      {report.can.edit ? <WritingPage {...props} /> : <ReadingPage {...props} />}
    </Page>
  );
};
