import KeyboardDoubleArrowLeft from '@mui/icons-material/KeyboardDoubleArrowLeft';
import KeyboardDoubleArrowRight from '@mui/icons-material/KeyboardDoubleArrowRight';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Tooltip from '@mui/material/Tooltip';
import { useStore, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { BrandMark } from './Brand.js';
import { NavCount } from './NavCount.js';
import type { NavEntry } from './navigation.js';
import { useIsCurrent, useNavGroups } from './useNavigation.js';

const RailEntry = ({ entry, wide, current }: { entry: NavEntry; wide: boolean; current: boolean }) => {
  const translate = useTranslate();
  const Icon = entry.icon;
  const label = translate(entry.label);
  return (
    <Tooltip title={wide ? '' : label} placement="right">
      <ButtonBase
        component={Link}
        to={entry.path}
        aria-current={current ? 'page' : undefined}
        aria-label={wide ? undefined : label}
        sx={{
          width: '100%',
          height: 34,
          px: 1.25,
          gap: 1.25,
          borderRadius: 1,
          justifyContent: wide ? 'flex-start' : 'center',
          fontSize: 14,
          color: current ? 'text.primary' : 'text.secondary',
          fontWeight: current ? 600 : 400,
          textDecoration: 'none',
          bgcolor: (theme) => (current ? theme.tokens.selected : 'transparent'),
          '&:hover': { bgcolor: (theme) => (current ? theme.tokens.selected : theme.tokens.hover), color: 'text.primary' },
        }}
      >
        <Icon sx={{ fontSize: 19, color: current ? 'primary.main' : 'inherit' }} />
        {wide && label}
        {entry.count && <NavCount {...entry.count} wide={wide} />}
      </ButtonBase>
    </Tooltip>
  );
};

/** The desk's left rail: icons and words, or icons alone. */
export const Rail = () => {
  const translate = useTranslate();
  const groups = useNavGroups();
  const isCurrent = useIsCurrent();
  const [wide, setWide] = useStore('keyline.rail', true);
  const Fold = wide ? KeyboardDoubleArrowLeft : KeyboardDoubleArrowRight;
  return (
    <Box
      component="nav"
      aria-label={translate('shell.navigation')}
      sx={{
        width: (theme) => (wide ? theme.sidebar.width : theme.sidebar.closedWidth),
        flex: 'none',
        height: '100dvh',
        position: 'sticky',
        top: 0,
        display: 'flex',
        flexDirection: 'column',
        bgcolor: (theme) => theme.tokens.rail,
        borderRight: 1,
        borderColor: 'divider',
        '@media print': { display: 'none' },
      }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1.25,
          height: 52,
          px: wide ? 2 : 0,
          justifyContent: wide ? 'flex-start' : 'center',
        }}
      >
        <BrandMark />
        {wide && (
          <Box component="span" sx={{ fontWeight: 700, fontSize: 16, letterSpacing: '-.01em' }}>
            Keyline
          </Box>
        )}
      </Box>
      <Box sx={{ flex: 1, overflow: 'auto', px: 1, py: 0.5 }}>
        {groups.map((group, index) => (
          <Box
            key={group[0]?.key}
            sx={{
              display: 'grid',
              gap: '2px',
              pt: index ? 1 : 0,
              mt: index ? 1 : 0,
              borderTop: index ? 1 : 0,
              borderColor: 'divider',
            }}
          >
            {group.map((entry) => (
              <RailEntry key={entry.key} entry={entry} wide={wide} current={isCurrent(entry.path)} />
            ))}
          </Box>
        ))}
      </Box>
      <ButtonBase
        onClick={() => setWide(!wide)}
        aria-label={translate(wide ? 'shell.foldRail' : 'shell.unfoldRail')}
        sx={{
          height: 40,
          m: 1,
          borderRadius: 1,
          color: 'text.secondary',
          justifyContent: wide ? 'flex-start' : 'center',
          px: 1.25,
          '&:hover': { bgcolor: (theme) => theme.tokens.hover },
        }}
      >
        <Fold sx={{ fontSize: 18 }} />
      </ButtonBase>
    </Box>
  );
};
