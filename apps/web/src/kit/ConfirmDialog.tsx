import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';

export interface ConfirmDialogProps {
  open: boolean;
  /** Names the thing: "终止合同 HT-2026-018?" */
  title: string;
  /** What follows from it, and that it cannot be undone. */
  body?: ReactNode;
  /** A verb, not "OK": "终止合同". */
  confirmLabel: string;
  destructive?: boolean;
  onConfirm: () => void | Promise<unknown>;
  onClose: () => void;
  /** An input the deed needs: a reason. */
  children?: ReactNode;
  disabled?: boolean;
}

/** Asked only before what cannot be undone. Stays open, with the button busy, until `onConfirm` is through. */
export const ConfirmDialog = ({
  open,
  title,
  body,
  confirmLabel,
  destructive = false,
  onConfirm,
  onClose,
  children,
  disabled,
}: ConfirmDialogProps) => {
  const translate = useTranslate();
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      onClose();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open={open} onClose={onClose} maxWidth="xs" fullWidth>
      <DialogTitle>{title}</DialogTitle>
      {(body || children) && (
        <DialogContent>
          {body && <DialogContentText component="div">{body}</DialogContentText>}
          {children}
        </DialogContent>
      )}
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <Button
          variant="contained"
          color={destructive ? 'error' : 'primary'}
          disabled={busy || disabled}
          onClick={() => void confirm().catch(() => undefined)}
        >
          {confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
