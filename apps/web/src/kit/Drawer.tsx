import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import MuiDrawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { RefusedPage } from './NoAccess.js';
import { useIsDesk } from './useIsDesk.js';

export interface DrawerProps {
  open: boolean;
  onClose: () => void;
  title: string;
  subtitle?: ReactNode;
  /** Stays at the bottom: buttons. */
  footer?: ReactNode;
  children: ReactNode;
  width?: number;
}

/** From the right on the desk, the full screen on the phone. */
export const Drawer = ({ open, onClose, title, subtitle, footer, children, width = 520 }: DrawerProps) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const titleId = useId();
  return (
    <MuiDrawer
      anchor={desk ? 'right' : 'bottom'}
      open={open}
      onClose={onClose}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-labelledby': titleId,
          'aria-modal': true,
          sx: {
            width: desk ? width : '100%',
            height: '100dvh',
            maxHeight: '100dvh',
            borderLeft: desk ? 1 : 0,
            borderColor: 'divider',
            boxShadow: desk ? '-8px 0 32px rgba(8,24,28,.12)' : 'none',
          },
        },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2.5, py: 1.25, borderBottom: 1, borderColor: 'divider' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography id={titleId} variant="h2">
            {title}
          </Typography>
          {subtitle && (
            <Typography color="text.secondary" component="div">
              {subtitle}
            </Typography>
          )}
        </Box>
        <IconButton onClick={onClose} aria-label={translate('ra.action.close')}>
          <Close />
        </IconButton>
      </Box>
      <Box sx={{ flex: 1, overflow: 'auto', minHeight: 0 }}>
        <RefusedPage value={null}>{children}</RefusedPage>
      </Box>
      {footer && (
        <Box sx={{ px: 2.5, py: 1.5, borderTop: 1, borderColor: 'divider', display: 'flex', gap: 1, justifyContent: 'flex-end' }}>
          {footer}
        </Box>
      )}
    </MuiDrawer>
  );
};
