import Add from '@mui/icons-material/Add';
import MoreHoriz from '@mui/icons-material/MoreHoriz';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Drawer from '@mui/material/Drawer';
import type { SvgIconComponent } from '@mui/icons-material';
import { useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay } from '../data/index.js';
import type { NavEntry } from './navigation.js';
import { useIsCurrent, useNavGroups } from './useNavigation.js';

const slot = {
  flex: 1,
  height: 56,
  display: 'flex',
  flexDirection: 'column',
  gap: 0.25,
  fontSize: 11,
  color: 'text.secondary',
  textDecoration: 'none',
} as const;

const BarLink = ({ entry, current }: { entry: NavEntry; current: boolean }) => {
  const translate = useTranslate();
  const Icon: SvgIconComponent = entry.icon;
  return (
    <ButtonBase
      component={Link}
      to={entry.path}
      aria-current={current ? 'page' : undefined}
      sx={{ ...slot, color: current ? 'primary.main' : 'text.secondary', fontWeight: current ? 600 : 400 }}
    >
      <Icon sx={{ fontSize: 22 }} />
      {translate(entry.label)}
    </ButtonBase>
  );
};

const LogVisit = () => {
  const translate = useTranslate();
  return (
    <ButtonBase component={Link} to="/visits/create" sx={{ ...slot, color: 'primary.main', fontWeight: 600 }}>
      <Box
        sx={{
          width: 40,
          height: 28,
          borderRadius: 2,
          display: 'grid',
          placeItems: 'center',
          bgcolor: 'primary.main',
          color: 'primary.contrastText',
        }}
      >
        <Add sx={{ fontSize: 22 }} />
      </Box>
      {translate('shell.logVisit')}
    </ButtonBase>
  );
};

const MoreSheet = ({ open, onClose, entries }: { open: boolean; onClose: () => void; entries: NavEntry[] }) => {
  const translate = useTranslate();
  return (
    <Drawer
      anchor="bottom"
      open={open}
      onClose={onClose}
      slotProps={{ paper: { sx: { borderRadius: '16px 16px 0 0', pb: 'calc(16px + env(safe-area-inset-bottom))', pt: 1 } } }}
    >
      <Box aria-hidden sx={{ width: 36, height: 4, borderRadius: 2, bgcolor: 'divider', mx: 'auto', mb: 1.5 }} />
      <Box
        component="nav"
        aria-label={translate('shell.more')}
        sx={{ display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)', gap: 1, px: 1 }}
      >
        {entries.map(({ key, path, label, icon: Icon }) => (
          <ButtonBase
            key={key}
            component={Link}
            to={path}
            onClick={onClose}
            sx={{
              display: 'flex',
              flexDirection: 'column',
              gap: 0.75,
              py: 1.5,
              borderRadius: 1,
              color: 'text.primary',
              textDecoration: 'none',
              fontSize: 13,
            }}
          >
            <Icon sx={{ fontSize: 24, color: 'primary.main' }} />
            {translate(label)}
          </ButtonBase>
        ))}
      </Box>
    </Drawer>
  );
};

/** The phone's bottom bar: today, accounts, log a visit, opportunities, and the rest in a sheet. */
export const BottomBar = () => {
  const translate = useTranslate();
  const isCurrent = useIsCurrent();
  const mayLog = useMay('visit:log');
  const [more, setMore] = useState(false);
  const entries = useNavGroups().flat();
  const pick = (...keys: string[]): NavEntry[] => keys.flatMap((key) => entries.find((entry) => entry.key === key) ?? []);
  const [left, right] = mayLog ? [pick('today', 'accounts'), pick('opportunities')] : [entries.slice(0, 4), []];
  const rest = entries.filter((entry) => !left.includes(entry) && !right.includes(entry));
  const link = (entry: NavEntry): ReactNode => <BarLink key={entry.key} entry={entry} current={isCurrent(entry.path)} />;
  return (
    <Box
      component="nav"
      aria-label={translate('shell.navigation')}
      sx={{
        position: 'fixed',
        bottom: 0,
        left: 0,
        right: 0,
        zIndex: 1100,
        display: 'flex',
        bgcolor: 'background.paper',
        borderTop: 1,
        borderColor: 'divider',
        pb: 'env(safe-area-inset-bottom)',
        '@media print': { display: 'none' },
      }}
    >
      {left.map(link)}
      {mayLog && <LogVisit />}
      {right.map(link)}
      {rest.length > 0 && (
        <ButtonBase onClick={() => setMore(true)} aria-haspopup="dialog" sx={slot}>
          <MoreHoriz sx={{ fontSize: 22 }} />
          {translate('shell.more')}
        </ButtonBase>
      )}
      <MoreSheet open={more} onClose={() => setMore(false)} entries={rest} />
    </Box>
  );
};
