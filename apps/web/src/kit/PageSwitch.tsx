import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';

export interface PageSwitchProps {
  /** Read aloud as the group's name; translated. */
  label: string;
  /** Pages that show the same thing in different ways; labels are message keys. */
  pages: readonly { label: string; path: string }[];
}

/** A few sibling pages as one segmented control: 记录 · 日历 · 计划. */
export const PageSwitch = ({ label, pages }: PageSwitchProps) => {
  const translate = useTranslate();
  const { pathname } = useLocation();
  return (
    <Box
      component="nav"
      aria-label={label}
      sx={{
        display: 'inline-flex',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        overflow: 'hidden',
        bgcolor: 'background.paper',
      }}
    >
      {pages.map((page) => {
        const current = pathname === page.path;
        return (
          <ButtonBase
            key={page.path}
            component={Link}
            to={page.path}
            aria-current={current ? 'page' : undefined}
            sx={{
              px: 1.5,
              minHeight: { xs: 44, md: 32 },
              whiteSpace: 'nowrap',
              fontSize: 14,
              color: current ? 'primary.main' : 'text.primary',
              fontWeight: current ? 600 : 400,
              bgcolor: current ? (theme) => theme.tokens.selected : undefined,
              textDecoration: 'none',
            }}
          >
            {translate(page.label)}
          </ButtonBase>
        );
      })}
    </Box>
  );
};
