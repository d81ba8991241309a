import GroupsOutlined from '@mui/icons-material/GroupsOutlined';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { APPRAISAL_GRADES, type AppraisalOverview } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import {
  CardLines,
  EmptyState,
  EnumChip,
  ErrorState,
  Page,
  Panel,
  RecordLink,
  RowsSkeleton,
  StatTile,
  StatTiles,
  useIsDesk,
} from '../kit/index.js';
import { PeriodSwitch, usePeriod } from '../measures/index.js';
import { AppraisalNav } from './AppraisalNav.js';

type Row = AppraisalOverview['rows'][number];

/** The grade that was given beside the one that the shares would give. */
const Grades = ({ row }: { row: Row }) => {
  const translate = useTranslate();
  return (
    <>
      <EnumChip enum="appraisalGrade" value={row.grade} />
      {row.guide && row.guide !== row.grade && (
        <Box component="span" sx={{ ml: 1, color: 'text.secondary', fontSize: 12 }}>
          {translate('appraisals.guide', { grade: row.guide })}
        </Box>
      )}
    </>
  );
};

/** 考核总览: a month's totals and grades of those one leads, and what the shares would give. */
const OverviewPage = () => {
  const translate = useTranslate();
  const api = useApi();
  const desk = useIsDesk();
  const choice = usePeriod('monthly', 1);
  const { code } = choice.period;
  const { data, error, refetch } = useQuery({
    queryKey: ['appraisals', 'overview', code],
    queryFn: () => api.get<AppraisalOverview>('/appraisals/overview', { period: code }),
  });
  const body = () => {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    if (!data) return <RowsSkeleton rows={8} />;
    if (data.rows.length === 0)
      return (
        <EmptyState icon={<GroupsOutlined />} title={translate('appraisals.empty')} body={translate('appraisals.emptyBody')} />
      );
    return (
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <StatTiles>
          {APPRAISAL_GRADES.map((grade) => (
            <StatTile
              key={grade}
              label={translate('appraisals.gradeName', { grade })}
              value={data.counts[grade]}
              hint={data.shares && translate('appraisals.share', { share: data.shares[grade] })}
            />
          ))}
        </StatTiles>
        <Panel flush title={translate('appraisals.people')}>
          {desk ? (
            <Table size="small">
              <TableHead>
                <TableRow>
                  {['personName', 'reviewerName', 'total', 'grade', 'state'].map((field) => (
                    <TableCell key={field} align={field === 'total' ? 'right' : 'left'}>
                      {translate(`resources.appraisals.fields.${field}`)}
                    </TableCell>
                  ))}
                </TableRow>
              </TableHead>
              <TableBody>
                {data.rows.map((row) => (
                  <TableRow key={row.id}>
                    <TableCell>
                      <RecordLink entity="appraisals" id={row.id} quiet>
                        {row.personName}
                      </RecordLink>
                    </TableCell>
                    <TableCell>{row.reviewerName}</TableCell>
                    <TableCell align="right">{row.total ?? '—'}</TableCell>
                    <TableCell>
                      <Grades row={row} />
                    </TableCell>
                    <TableCell>
                      <EnumChip enum="appraisalState" value={row.state} dot />
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          ) : (
            data.rows.map((row) => (
              <Box key={row.id} sx={{ px: 2, py: 1.25, borderTop: 1, borderColor: 'divider' }}>
                <CardLines
                  title={
                    <RecordLink entity="appraisals" id={row.id} quiet>
                      {row.personName}
                    </RecordLink>
                  }
                  badge={<Grades row={row} />}
                  facts={<span>{translate('appraisals.points', { total: row.total ?? '—' })}</span>}
                  next={<EnumChip enum="appraisalState" value={row.state} dot />}
                />
              </Box>
            ))
          )}
        </Panel>
      </Box>
    );
  };
  return (
    <Page
      title={translate('appraisals.nav.overview')}
      actions={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <AppraisalNav />
          <PeriodSwitch choice={choice} kinds={['monthly']} />
        </Box>
      }
    >
      {body()}
    </Page>
  );
};

export default OverviewPage;
