import Add from '@mui/icons-material/Add';
import FlagOutlined from '@mui/icons-material/FlagOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableFooter from '@mui/material/TableFooter';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { addMoney, type MeasureValues, type TargetRow } from '@keyline/model';
import { useState } from 'react';
import { useStore, useTranslate } from 'react-admin';
import { useApi, useMay, useMe } from '../data/index.js';
import { EmptyState, ErrorState, Page, Panel, RowsSkeleton, useIsDesk, useRowsDrawer } from '../kit/index.js';
import { PeriodSwitch, useMeasures, usePeriod, type MeasureWords } from '../measures/index.js';
import { TargetNav } from '../target-plans/TargetNav.js';
import { Attainment } from './Attainment.js';
import { OpenCell, TargetCell } from './TargetCell.js';
import { keyOf, useActuals, useTargets, type TargetTable } from './useTargets.js';

const OFFERED = [
  'contract_amount',
  'payments_received',
  'visits_done',
  'new_accounts',
  'calls',
  'margin',
  'opportunities_created_amount',
  'collection_rate',
  'coverage_rate',
];

type Person = MeasureValues['rows'][number];

interface GridProps {
  people: Person[];
  /** Of everybody, as the server has it: percentages do not add up. */
  sum: Pick<MeasureValues, 'total' | 'totalSides'>;
  codes: string[];
  table: TargetTable;
  measures: MeasureWords;
  mayWrite: boolean;
  /** Of a person, or of everybody. */
  onOpen: (code: string, person?: Person) => void;
}

const SumCell = ({ code, people, sum, table, measures, onOpen }: Omit<GridProps, 'codes' | 'mayWrite'> & { code: string }) => {
  const set = people.flatMap((person) => table.find(person.key, code) ?? []);
  return (
    <OpenCell onOpen={() => onOpen(code)}>
      <Attainment
        measure={measures.find(code)}
        actual={sum.total[code] ?? null}
        target={set.length > 0 && measures.find(code)?.unit !== 'percent' ? addMoney(...set.map(({ value }) => value)) : null}
      />
    </OpenCell>
  );
};

const Grid = ({ people, sum, codes, table, measures, mayWrite, onOpen }: GridProps) => {
  const translate = useTranslate();
  const me = useMe();
  const sticky = { position: 'sticky', left: 0, bgcolor: 'background.paper', zIndex: 1 } as const;
  return (
    <Box
      sx={{ overflow: 'auto' }}
      tabIndex={0}
      role="region"
      aria-label={translate('resources.targets.name', { smart_count: 2 })}
    >
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell sx={sticky}>{translate('resources.targets.fields.personName')}</TableCell>
            {codes.map((code) => (
              <TableCell key={code} sx={{ minWidth: 190 }}>
                {measures.nameOf(code)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {people.map((person) => (
            <TableRow key={person.key}>
              <TableCell sx={{ ...sticky, fontWeight: 500, whiteSpace: 'nowrap' }}>{person.name}</TableCell>
              {codes.map((code) => (
                <TableCell key={code} sx={{ verticalAlign: 'top' }}>
                  <TargetCell
                    person={person}
                    code={code}
                    measure={measures.find(code)}
                    table={table}
                    mayWrite={mayWrite && person.key !== me?.id}
                    onOpen={() => onOpen(code, person)}
                  />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
        <TableFooter>
          <TableRow sx={{ '& td': { color: 'text.primary', fontWeight: 600, borderTop: 1, borderColor: 'divider' } }}>
            <TableCell sx={sticky}>{translate('targets.sum')}</TableCell>
            {codes.map((code) => (
              <TableCell key={code}>
                <SumCell code={code} people={people} sum={sum} table={table} measures={measures} onOpen={onOpen} />
              </TableCell>
            ))}
          </TableRow>
        </TableFooter>
      </Table>
    </Box>
  );
};

const Cards = ({ people, codes, table, measures, mayWrite, onOpen }: GridProps) => {
  const me = useMe();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {people.map((person) => (
        <Box
          component="li"
          key={person.key}
          sx={{ px: 2, py: 1.5, borderBottom: 1, borderColor: 'divider', display: 'grid', gap: 1.25 }}
        >
          <Box sx={{ fontWeight: 600 }}>{person.name}</Box>
          {codes.map((code) => (
            <Box key={keyOf(person.key, code)}>
              <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{measures.nameOf(code)}</Box>
              <TargetCell
                person={person}
                code={code}
                measure={measures.find(code)}
                table={table}
                mayWrite={mayWrite && person.key !== me?.id}
                onOpen={() => onOpen(code, person)}
              />
            </Box>
          ))}
        </Box>
      ))}
    </Box>
  );
};

/** Adds a measure as a column of the grid. */
const AddMeasure = ({ codes, measures, onAdd }: { codes: string[]; measures: MeasureWords; onAdd: (code: string) => void }) => {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const rest = measures.all.filter(({ code, nature }) => nature === 'flow' && !codes.includes(code));
  return (
    <>
      <Button variant="outlined" startIcon={<Add />} aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
        {translate('targets.addMeasure')}
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {rest.map(({ code }) => (
          <MenuItem
            key={code}
            onClick={() => {
              onAdd(code);
              setAnchor(null);
            }}
          >
            {measures.nameOf(code)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};

const columnsOf = (targets: readonly TargetRow[], added: readonly string[]): string[] => {
  const set = [...new Set(targets.map(({ measure }) => measure))];
  return [...new Set([...(set.length > 0 ? set : OFFERED.slice(0, 3)), ...added])];
};

/** Targets of a week or month: people down, measures across, each with what was reached; a click sets it. */
const TargetGrid = () => {
  const translate = useTranslate();
  const api = useApi();
  const desk = useIsDesk();
  const mayWrite = useMay('target:write');
  const measures = useMeasures();
  const choice = usePeriod('monthly');
  const { period } = choice;
  const [added, setAdded] = useStore<string[]>('keyline.targets.measures', []);
  const { open, drawer } = useRowsDrawer();
  const table = useTargets(period);
  const codes = columnsOf(table.targets, added);
  const actuals = useActuals(period, codes);
  const openRows = (code: string, person?: Person): void =>
    open(
      measures.drillOf({
        code,
        value: (person?.values ?? actuals.data?.total)?.[code],
        sides: (person?.sides ?? actuals.data?.totalSides)?.[code],
        about: [person?.name ?? translate('targets.sum')],
        load: (side) => api.measureRows({ measure: code, side, from: period.start, to: period.end, person: person?.key }),
      }),
    );
  const body = () => {
    const error = table.error ?? actuals.error;
    if (error)
      return (
        <ErrorState
          error={error}
          onRetry={() => {
            table.refetch();
            void actuals.refetch();
          }}
        />
      );
    if (table.isPending || !actuals.data) return <RowsSkeleton rows={10} />;
    const people = actuals.data.rows;
    if (people.length === 0) return <EmptyState icon={<FlagOutlined />} title={translate('targets.empty')} />;
    const props: GridProps = { people, sum: actuals.data, codes, table, measures, mayWrite, onOpen: openRows };
    return desk ? <Grid {...props} /> : <Cards {...props} />;
  };
  return (
    <Page
      title={translate('resources.targets.name', { smart_count: 2 })}
      subtitle={mayWrite ? translate('targets.hint') : undefined}
      actions={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <TargetNav />
          <PeriodSwitch choice={choice} />
          {mayWrite && <AddMeasure codes={codes} measures={measures} onAdd={(code) => setAdded([...added, code])} />}
        </Box>
      }
    >
      <Panel flush>{body()}</Panel>
      {drawer}
    </Page>
  );
};

export default TargetGrid;
