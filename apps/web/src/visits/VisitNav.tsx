import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';

const entries = [
  { key: 'list', path: '/visits' },
  { key: 'calendar', path: '/visits/calendar' },
  { key: 'plans', path: '/visit-plans' },
] as const;

/** 记录 · 日历 · 计划: three looks at the same work. */
export const VisitNav = () => {
  const translate = useTranslate();
  const { pathname } = useLocation();
  return (
    <Box component="nav" aria-label={translate('visits.nav.label')} sx={{ display: 'inline-flex', border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden', bgcolor: 'background.paper' }}>
      {entries.map(({ key, path }) => {
        const current = pathname === path;
        return (
          <ButtonBase
            key={key}
            component={Link}
            to={path}
            aria-current={current ? 'page' : undefined}
            sx={{ px: 1.5, minHeight: { xs: 44, md: 32 }, fontSize: 14, color: current ? 'primary.main' : 'text.primary', fontWeight: current ? 600 : 400, bgcolor: current ? (theme) => theme.tokens.selected : undefined, textDecoration: 'none' }}
          >
            {translate(`visits.nav.${key}`)}
          </ButtonBase>
        );
      })}
    </Box>
  );
};
