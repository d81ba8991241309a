import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import Logout from '@mui/icons-material/Logout';
import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import Translate from '@mui/icons-material/Translate';
import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useLocaleState, useLogout, useTheme, useTranslate } from 'react-admin';
import { useMe } from '../data/index.js';
import { PersonMark, useIsDesk } from '../kit/index.js';

/** Language and light or dark, where the top bar has no room for them. */
const PhoneChoices = () => {
  const translate = useTranslate();
  const [locale, setLocale] = useLocaleState();
  const [theme, setTheme] = useTheme();
  const dark = theme === 'dark';
  return (
    <>
      <MenuItem onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}>
        <ListItemIcon>
          <Translate fontSize="small" />
        </ListItemIcon>
        {translate('shell.otherLanguage')}
      </MenuItem>
      <MenuItem onClick={() => setTheme(dark ? 'light' : 'dark')}>
        <ListItemIcon>
          <DarkModeOutlined fontSize="small" />
        </ListItemIcon>
        {translate(dark ? 'shell.light' : 'shell.dark')}
      </MenuItem>
      <Divider />
    </>
  );
};

/** Who is signed in, and the way out. */
export const PersonMenu = () => {
  const translate = useTranslate();
  const me = useMe();
  const desk = useIsDesk();
  const logout = useLogout();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (!me) return null;
  const roles = me.roles.map((role) => translate(`enums.role.${role}`, { _: role })).join(' · ');
  return (
    <>
      <IconButton
        size="small"
        aria-haspopup="menu"
        aria-label={translate('shell.person', { name: me.name })}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <PersonMark name={me.name} size={28} />
      </IconButton>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        slotProps={{ paper: { sx: { minWidth: 220 } } }}
      >
        <Box component="li" role="presentation" sx={{ px: 2.5, py: 1, listStyle: 'none' }}>
          <Box sx={{ fontWeight: 600 }}>{me.name}</Box>
          <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{[me.departmentName, roles].filter(Boolean).join(' · ')}</Box>
        </Box>
        <Divider />
        {!desk && <PhoneChoices />}
        <MenuItem component={Link} to="/settings" onClick={() => setAnchor(null)}>
          <ListItemIcon>
            <SettingsOutlined fontSize="small" />
          </ListItemIcon>
          {translate('settings.mine')}
        </MenuItem>
        <MenuItem onClick={() => void logout()}>
          <ListItemIcon>
            <Logout fontSize="small" />
          </ListItemIcon>
          {translate('ra.auth.logout')}
        </MenuItem>
      </Menu>
    </>
  );
};
