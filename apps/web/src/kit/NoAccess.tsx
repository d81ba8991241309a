import LockOutlined from '@mui/icons-material/LockOutlined';
import Button from '@mui/material/Button';
import { createContext } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { EmptyState } from './EmptyState.js';

/**
 * What a page does when its content is refused: it gives way to the no-access page, its title and buttons with it. Null inside drawers
 * and further tabs, where the refusal is about that part alone.
 */
export const RefusedPage = createContext<(() => void) | null>(() => undefined);

/** 403: in place of a page that one may not read, whichever it is. */
export const NoAccess = () => {
  const translate = useTranslate();
  return (
    <EmptyState
      icon={<LockOutlined />}
      title={translate('ra.page.access_denied')}
      body={translate('kit.error.forbiddenHint')}
      action={
        <Button variant="outlined" component={Link} to="/">
          {translate('shell.toToday')}
        </Button>
      }
    />
  );
};
