import type { DeliveryRow, ReportKind, ReportRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { toQuery, useApi } from '../data/index.js';
import { TakeOutMenu } from '../delivery/TakeOutMenu.js';
import { listPath } from '../kit/index.js';
import { usePeriodName } from '../measures/index.js';

/** This report as a file or to somebody; an earlier version only as a file. */
export const ReportTakeOut = ({ report, revision }: { report: ReportRow; revision?: number }) => {
  const translate = useTranslate();
  const api = useApi();
  const periodName = usePeriodName();
  const path = `/api/reports/${report.id}`;
  const query = revision === undefined ? '' : `?revision=${revision}`;
  return (
    <TakeOutMenu
      title={[translate(`enums.reportKind.${report.kind}`), periodName(report.period), report.personName].join(' · ')}
      paper={`${path}/paper${query}`}
      workbook={`${path}/workbook${query}`}
      deliver={revision === undefined ? (input) => api.verb<DeliveryRow>('reports', report.id, 'deliver', input) : undefined}
      logPath={listPath('deliveries', { reportId: report.id })}
    />
  );
};

interface TeamTakeOutProps {
  kind: ReportKind;
  period: string;
  /** Whom it is limited to. */
  scope: { leader?: string; department?: string };
}

/** The period of everybody one leads. */
export const TeamTakeOut = ({ kind, period, scope }: TeamTakeOutProps) => {
  const translate = useTranslate();
  const api = useApi();
  const periodName = usePeriodName();
  const asked = { kind, period, ...scope };
  const query = toQuery(asked);
  return (
    <TakeOutMenu
      title={[translate('reports.team.title'), periodName(period)].join(' · ')}
      paper={`/api/reports/team/paper${query}`}
      workbook={`/api/reports/team/workbook${query}`}
      deliver={(input) => api.post<DeliveryRow>('/reports/team/deliver', { ...asked, ...input })}
      logPath={listPath('deliveries', { subject: 'team', period })}
    />
  );
};
