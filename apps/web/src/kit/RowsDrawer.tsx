import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMe, type DrillRow } from '../data/index.js';
import { DateText } from './DateText.js';
import { Drawer } from './Drawer.js';
import { EmptyState } from './EmptyState.js';
import { entityPath } from './entityPath.js';
import { ErrorState } from './ErrorState.js';
import { Money } from './Money.js';
import { RecordLabel } from './RecordLabel.js';
import { RowsSkeleton } from './Skeletons.js';

interface Behind {
  /** Asks for exactly the rows that the figure counts. */
  load: () => Promise<DrillRow[]>;
  /** How many it counts: should fewer be there to open, the drawer says so. */
  count?: number;
}
interface Titled {
  /** Says what is counted: "逾期 · 华东组". Translated. */
  title: string;
  subtitle?: ReactNode;
}
/** A figure with its rows, or one that is made of several (a percentage of two sides), each with its own. */
export type Drill = Titled &
  ((Behind & { sides?: undefined }) | { sides: readonly (Behind & { label: string })[]; first: number });

const Row = ({ row, title }: { row: DrillRow; title: string }) => {
  const me = useMe();
  return (
    <Box
      component={Link}
      to={entityPath(row.entity, row.id)}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        px: 2.5,
        py: 1.25,
        minHeight: 44,
        color: 'text.primary',
        textDecoration: 'none',
        borderBottom: 1,
        borderColor: 'divider',
        '&:hover': { bgcolor: (theme) => theme.tokens.hover },
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ fontWeight: 500 }}>
          <RecordLabel {...row} />
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: 12, display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          {row.accountName && row.accountName !== row.label && <span>{row.accountName}</span>}
          {row.personName && row.personId !== me?.id && !`${title} ${row.label}`.includes(row.personName) && (
            <span>{row.personName}</span>
          )}
          {row.on && <DateText value={row.on} />}
        </Box>
      </Box>
      {row.amount != null && <Money value={row.amount} />}
    </Box>
  );
};

/** Which part of the figure is open; another figure begins with its own first one. */
const useSide = (drill: Drill | null) => {
  const [chosen, choose] = useState<{ drill: Drill | null; side: number }>({ drill: null, side: 0 });
  const side = chosen.drill === drill ? chosen.side : drill?.sides ? drill.first : 0;
  const behind = drill?.sides ? drill.sides[side] : drill;
  return { side, behind, choose: (next: number) => choose({ drill, side: next }) };
};

/** The rows behind a figure, each a link to its record. */
export const RowsDrawer = ({ drill, onClose }: { drill: Drill | null; onClose: () => void }) => {
  const translate = useTranslate();
  const { side, behind, choose } = useSide(drill);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['drill', drill?.title, drill?.subtitle, side],
    queryFn: () => behind?.load() ?? [],
    enabled: drill !== null,
    gcTime: 0,
  });
  const words = (shown: number): string =>
    behind?.count !== undefined && shown < behind.count
      ? translate('kit.rowsOf', { shown, total: behind.count })
      : translate('kit.rowCount', { smart_count: shown });
  return (
    <Drawer
      open={drill !== null}
      onClose={onClose}
      title={drill?.title ?? ''}
      subtitle={drill?.subtitle ?? (data && words(data.length))}
    >
      {drill?.sides && (
        <ToggleButtonGroup
          exclusive
          fullWidth
          size="small"
          value={side}
          aria-label={drill.title}
          onChange={(_, next: number | null) => next !== null && choose(next)}
          sx={{ px: 2.5, py: 1.5 }}
        >
          {drill.sides.map(({ label }, index) => (
            <ToggleButton key={label} value={index}>
              {label}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton />
      ) : data.length === 0 ? (
        <EmptyState title={translate('kit.noRows')} />
      ) : (
        data.map((row, index) => <Row key={`${row.entity}:${row.id}:${index}`} row={row} title={drill?.title ?? ''} />)
      )}
    </Drawer>
  );
};

/** `const { open, drawer } = useRowsDrawer()`: render `drawer` once, call `open({ title, load })` from any figure. */
export const useRowsDrawer = (): { open: (drill: Drill) => void; drawer: ReactNode } => {
  const [drill, setDrill] = useState<Drill | null>(null);
  return { open: setDrill, drawer: <RowsDrawer drill={drill} onClose={() => setDrill(null)} /> };
};
