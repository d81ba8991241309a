import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useReducer, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { NoAccess, RefusedPage } from './NoAccess.js';

export interface PrimaryAction {
  label: string;
  icon?: ReactNode;
  /** Either a path of the application … */
  to?: string;
  /** … or something to do. */
  onClick?: () => void;
  disabled?: boolean;
}

export interface PageProps {
  /** Translated. Also becomes the title of the browser's tab. */
  title: string;
  subtitle?: ReactNode;
  /** The one thing that this page is for. */
  primary?: PrimaryAction | false | null;
  /** Quieter buttons, left of the primary one. */
  actions?: ReactNode;
  /** Replaces the heading, for record pages (`<RecordHeader>`). */
  header?: ReactNode;
  children: ReactNode;
  /** Narrow column for forms and words. */
  narrow?: boolean;
}

/** However many stand beside it, its words stay on it; on the phone it comes first. */
const WHOLE = { flexShrink: 0, order: { xs: -1, md: 0 } };

/** The one primary button of a page. */
export const PrimaryButton = ({ label, icon, to, onClick, disabled }: PrimaryAction) =>
  to ? (
    <Button variant="contained" startIcon={icon} component={Link} to={to} disabled={disabled} sx={WHOLE}>
      {label}
    </Button>
  ) : (
    <Button variant="contained" startIcon={icon} onClick={onClick} disabled={disabled} sx={WHOLE}>
      {label}
    </Button>
  );

/** The frame of every page: title, what it says about itself, its actions, its content. */
export const Page = ({ title, subtitle, primary, actions, header, children, narrow = false }: PageProps) => {
  const translate = useTranslate();
  const [refused, refuse] = useReducer(() => true, false);
  const name = refused ? translate('ra.page.access_denied') : title;
  useEffect(() => {
    document.title = name ? `${name} · Keyline` : 'Keyline';
  }, [name]);
  if (refused) return <NoAccess />;
  return (
    <RefusedPage value={refuse}>
      <Box
        sx={{ px: { xs: 2, md: 3 }, py: { xs: 2, md: 2.5 }, maxWidth: narrow ? 880 : undefined, mx: narrow ? 'auto' : undefined }}
      >
        {header ?? (
          <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 2, rowGap: 1, mb: 2 }}>
            <Box sx={{ flex: '1 1 auto', minWidth: 0 }}>
              <Typography variant="h1" sx={{ lineHeight: 1.4 }}>
                {title}
              </Typography>
              {subtitle && (
                <Typography color="text.secondary" component="div">
                  {subtitle}
                </Typography>
              )}
            </Box>
            <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1 }}>
              {actions}
              {primary && <PrimaryButton {...primary} />}
            </Box>
          </Box>
        )}
        {children}
      </Box>
    </RefusedPage>
  );
};
