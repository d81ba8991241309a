import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Print from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import type { ReportRecord } from '@keyline/model';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { Badge, DateText, EnumChip, PersonName, useIsDesk } from '../kit/index.js';
import { useKeys, usePeriodName } from '../measures/index.js';
import { ReportTakeOut } from './ReportTakeOut.js';
import { PunctualityMark } from './PunctualityMark.js';

const Arrow = ({ label, keys, to, icon }: { label: string; keys: string; to: string | null; icon: ReactNode }) => {
  const navigate = useNavigate();
  return (
    <Tooltip title={`${label} ${keys}`}>
      <span>
        <IconButton
          size="small"
          disabled={!to}
          aria-label={label}
          aria-keyshortcuts={keys}
          onClick={() => to && void navigate(`/reports/${to}/show`)}
        >
          {icon}
        </IconButton>
      </span>
    </Tooltip>
  );
};

/** The period with the ones before and after it (`[` and `]`), whose report it is, its state and its deadline. */
const Heading = ({ report, walks }: Pick<ReportBarProps, 'report' | 'walks'>) => {
  const translate = useTranslate();
  const periodName = usePeriodName();
  const navigate = useNavigate();
  const go = (id: string | null) => id !== null && (() => void navigate(`/reports/${id}/show`));
  useKeys({ '[': go(report.previousId), ']': go(report.nextId) });
  return (
    <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 1, rowGap: 0.5 }}>
        {walks && (
          <Box className="no-print" sx={{ display: 'flex', ml: -0.75 }}>
            <Arrow label={translate('reports.previous')} keys="[" to={report.previousId} icon={<ChevronLeft />} />
            <Arrow label={translate('reports.next.report')} keys="]" to={report.nextId} icon={<ChevronRight />} />
          </Box>
        )}
        <Typography variant="h1">{periodName(report.period)}</Typography>
        <Badge>{translate(`enums.reportKind.${report.kind}`)}</Badge>
        <EnumChip enum="reportStatus" value={report.status} />
        {report.punctuality !== 'on_time' && report.punctuality !== 'pending' && <PunctualityMark value={report.punctuality} />}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, color: 'text.secondary', fontSize: 13, mt: 0.25 }}>
        <PersonName name={report.personName} plain />
        <span>{report.departmentName}</span>
        {report.startsOn !== report.endsOn && <span>{`${report.startsOn} – ${report.endsOn.slice(5)}`}</span>}
        <span>
          {translate('reports.due')} <DateText value={report.dueAt} withTime />
        </span>
        {report.reviewerName && (
          <span>
            {translate('reports.reviewer')} {report.reviewerName}
          </span>
        )}
      </Box>
    </Box>
  );
};

export interface ReportBarProps {
  report: ReportRecord;
  /** Offers the periods before and after. Not where other arrows walk through a queue. */
  walks?: boolean;
  /** Whether the words are stored. */
  saved?: ReactNode;
  /** Submit, or accept and return. */
  actions?: ReactNode;
}

/** Stays in sight: deadline, state, what can be done. On the phone the buttons stand at the thumb. */
export const ReportBar = ({ report, walks = true, saved, actions }: ReportBarProps) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  return (
    <Box
      component="header"
      sx={{
        position: { md: 'sticky' },
        top: 52,
        zIndex: 5,
        bgcolor: 'background.default',
        mx: { xs: -2, md: -3 },
        px: { xs: 2, md: 3 },
        py: 1.25,
        mt: { xs: -2, md: -2.5 },
        mb: 2,
        borderBottom: 1,
        borderColor: 'divider',
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        gap: 1.5,
        '@media print': { position: 'static' },
      }}
    >
      <Heading report={report} walks={walks} />
      <Box className="no-print" sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        {desk && saved}
        {desk && (
          <Tooltip title={translate('reports.print')}>
            <IconButton aria-label={translate('reports.print')} onClick={() => window.print()}>
              <Print />
            </IconButton>
          </Tooltip>
        )}
        <ReportTakeOut report={report} />
        {desk && actions}
      </Box>
    </Box>
  );
};

/** The buttons of the phone, above its bottom bar. */
export const ThumbBar = ({ saved, actions }: Pick<ReportBarProps, 'saved' | 'actions'>) => {
  const desk = useIsDesk();
  if (desk || !actions) return null;
  return (
    <Box
      className="no-print"
      sx={{
        position: 'sticky',
        bottom: 'calc(56px + env(safe-area-inset-bottom))',
        zIndex: 5,
        mx: -2,
        px: 2,
        py: 1,
        mt: 2,
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'flex-end',
        gap: 1,
        bgcolor: 'background.default',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }}>{saved}</Box>
      {actions}
    </Box>
  );
};
