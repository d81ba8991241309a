import Box from '@mui/material/Box';
import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { PageSkeleton, useIsDesk } from '../kit/index.js';
import { useMay } from '../data/index.js';
import { KeptForTheRoad } from '../visits/log/KeptForTheRoad.js';
import { BottomBar } from './BottomBar.js';
import { OfflineStrip } from './OfflineStrip.js';
import { PageErrorBoundary } from './PageErrorBoundary.js';
import { Rail } from './Rail.js';
import { SearchDialog } from './SearchDialog.js';
import { TopBar } from './TopBar.js';

const useCtrlK = (open: () => void): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open]);
};

const SkipLink = () => {
  const translate = useTranslate();
  return (
    <Box
      component="a"
      href="#main"
      sx={{
        position: 'fixed',
        left: 8,
        top: -60,
        zIndex: 2000,
        px: 2,
        py: 1,
        borderRadius: 1,
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        '&:focus': { top: 8 },
      }}
    >
      {translate('ra.navigation.skip_nav')}
    </Box>
  );
};

/** Around every page: rail and top bar on the desk, top and bottom bar on the phone. */
export const Layout = ({ children }: { children: ReactNode }) => {
  const desk = useIsDesk();
  const [searching, setSearching] = useState(false);
  const [openSearch] = useState(() => () => setSearching(true));
  useCtrlK(openSearch);
  const logs = useMay('visit:log');
  return (
    <Box sx={{ display: 'flex', minHeight: '100dvh', bgcolor: 'background.default', color: 'text.primary' }}>
      <SkipLink />
      {logs && <KeptForTheRoad />}
      {desk && <Rail />}
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
        <TopBar onSearch={openSearch} />
        <OfflineStrip />
        <Box
          component="main"
          id="main"
          tabIndex={-1}
          sx={{ flex: 1, minWidth: 0, outline: 'none', pb: desk ? 0 : 'calc(64px + env(safe-area-inset-bottom))' }}
        >
          <PageErrorBoundary>
            <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
          </PageErrorBoundary>
        </Box>
      </Box>
      {!desk && <BottomBar />}
      <SearchDialog open={searching} onClose={() => setSearching(false)} />
    </Box>
  );
};
