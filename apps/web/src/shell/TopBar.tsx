import Add from '@mui/icons-material/Add';
import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import LightModeOutlined from '@mui/icons-material/LightModeOutlined';
import Search from '@mui/icons-material/Search';
import Translate from '@mui/icons-material/Translate';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { useState, type ReactNode } from 'react';
import { useLocaleState, useTheme, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { KeyHint, useIsDesk } from '../kit/index.js';
import { NoticeBell } from '../notices/NoticeBell.js';
import { BrandMark } from './Brand.js';
import { PersonMenu } from './PersonMenu.js';
import { useQuickCreates } from './useNavigation.js';

const IconAction = ({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) => (
  <Tooltip title={label}>
    <IconButton size="small" aria-label={label} onClick={onClick}>
      {children}
    </IconButton>
  </Tooltip>
);

const QuickCreateButton = () => {
  const translate = useTranslate();
  const offered = useQuickCreates();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (offered.length === 0) return null;
  return (
    <>
      <Button variant="outlined" startIcon={<Add />} aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
        {translate('shell.quickCreate')}
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {offered.map(({ label, path }) => (
          <MenuItem key={path} component={Link} to={path} onClick={() => setAnchor(null)}>
            {translate(label)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};

/** Changes the language at once; the next requests ask for it, too. */
export const LanguageButton = () => {
  const translate = useTranslate();
  const [locale, setLocale] = useLocaleState();
  return (
    <IconAction label={translate('shell.otherLanguage')} onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}>
      <Translate />
    </IconAction>
  );
};

/** Light or dark. */
export const ThemeButton = () => {
  const translate = useTranslate();
  const [theme, setTheme] = useTheme();
  const dark = theme === 'dark';
  return (
    <IconAction label={translate(dark ? 'shell.light' : 'shell.dark')} onClick={() => setTheme(dark ? 'light' : 'dark')}>
      {dark ? <LightModeOutlined /> : <DarkModeOutlined />}
    </IconAction>
  );
};

const SearchBox = ({ onOpen }: { onOpen: () => void }) => {
  const translate = useTranslate();
  return (
    <ButtonBase
      onClick={onOpen}
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K"
      sx={{
        width: 380,
        height: 34,
        px: 1.25,
        gap: 1,
        borderRadius: 1,
        border: 1,
        borderColor: 'divider',
        justifyContent: 'flex-start',
        color: 'text.secondary',
        fontSize: 14,
        bgcolor: 'background.paper',
      }}
    >
      <Search sx={{ fontSize: 18 }} />
      <Box
        component="span"
        sx={{ flex: 1, minWidth: 0, textAlign: 'left', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
      >
        {translate('shell.search.hint')}
      </Box>
      <KeyHint keys="Ctrl K" />
    </ButtonBase>
  );
};

/** Search, quick create, language, light or dark, person. */
export const TopBar = ({ onSearch }: { onSearch: () => void }) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  return (
    <Box
      component="header"
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 1100,
        height: 52,
        flex: 'none',
        px: { xs: 1.5, md: 3 },
        display: 'flex',
        alignItems: 'center',
        gap: 0.75,
        bgcolor: 'background.default',
        borderBottom: 1,
        borderColor: 'divider',
        '@media print': { display: 'none' },
      }}
    >
      {desk ? (
        <SearchBox onOpen={onSearch} />
      ) : (
        <Box
          component={Link}
          to="/"
          aria-label={translate('shell.nav.today')}
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            color: 'text.primary',
            textDecoration: 'none',
            fontWeight: 700,
            minHeight: 44,
          }}
        >
          <BrandMark />
          Keyline
        </Box>
      )}
      <Box sx={{ flex: 1 }} />
      {!desk && (
        <IconAction label={translate('shell.search.hint')} onClick={onSearch}>
          <Search />
        </IconAction>
      )}
      {desk && <QuickCreateButton />}
      <NoticeBell />
      {desk && <LanguageButton />}
      {desk && <ThemeButton />}
      <PersonMenu />
    </Box>
  );
};
