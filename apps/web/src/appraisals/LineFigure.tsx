import { periodFromCode, type AppraisalLine, type AppraisalRecord } from '@keyline/model';
import { useApi, useMay, type DrillRow } from '../data/index.js';
import { useRowsDrawer } from '../kit/index.js';
import { MeasureValue, useMeasures, usePeriodName } from '../measures/index.js';
import { FigureButton } from '../reports/FigureButton.js';

/** A counted figure of the form; it opens its records: those frozen with the report that it comes from, or else those of now. */
export const LineFigure = ({ line, form }: { line: AppraisalLine; form: AppraisalRecord }) => {
  const api = useApi();
  const measures = useMeasures();
  const periodName = usePeriodName();
  const mayOpen = useMay(line.reportId ? 'report:read' : 'measure:read');
  const { open, drawer } = useRowsDrawer();
  const { measure: code, actual, reportId, reportRevision: revision, scope } = line;
  const value = <MeasureValue measure={code === null ? undefined : measures.find(code)} value={actual} compact />;
  // A team's figure without a report has no records of its own to ask for: who was led is known to the report alone.
  if (code === null || actual === null || !mayOpen || (scope === 'team' && !reportId)) return value;
  const { start: from, end: to } = periodFromCode(form.period);
  const openLine = (): void =>
    open(
      measures.drillOf({
        code,
        value: actual,
        about: [form.personName, periodName(form.period)],
        load: (side) =>
          reportId
            ? api.get<DrillRow[]>(`/reports/${reportId}/rows`, {
                measure: code,
                side,
                scope,
                revision: revision ?? undefined,
                range: '[0,999]',
              })
            : api.measureRows({ measure: code, side, from, to, person: form.personId }),
      }),
    );
  return (
    <>
      <FigureButton onClick={openLine}>{value}</FigureButton>
      {drawer}
    </>
  );
};
