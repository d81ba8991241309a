import ErrorOutline from '@mui/icons-material/ErrorOutline';
import ExploreOffOutlined from '@mui/icons-material/ExploreOffOutlined';
import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { EmptyState } from '../kit/index.js';

/** A chunk that the server no longer has: a new version went live while the page was open. */
const isStaleChunk = (error: Error): boolean =>
  /dynamically imported module|Importing a module script failed/i.test(error.message);

/** A page broke: what happened, and the way on. */
export const PageError = ({ error, resetErrorBoundary }: { error: Error; resetErrorBoundary: (reason: unknown) => void }) => {
  const translate = useTranslate();
  const stale = isStaleChunk(error);
  return (
    <div role="alert">
      <EmptyState
        icon={<ErrorOutline />}
        title={translate(stale ? 'shell.newVersion' : 'shell.broken')}
        body={stale ? translate('shell.newVersionHint') : `${translate('shell.brokenHint')} (${error.message})`}
        action={
          <Button variant="outlined" onClick={() => (stale ? window.location.reload() : resetErrorBoundary(undefined))}>
            {translate(stale ? 'ra.action.update_application' : 'kit.retry')}
          </Button>
        }
      />
    </div>
  );
};

const useTitle = (title: string): void => {
  useEffect(() => {
    document.title = `${title} · Keyline`;
  }, [title]);
};

/** 404. */
export const NotFound = () => {
  const translate = useTranslate();
  useTitle(translate('ra.page.not_found'));
  return (
    <EmptyState
      icon={<ExploreOffOutlined />}
      title={translate('ra.page.not_found')}
      body={translate('ra.message.not_found')}
      action={
        <Button variant="outlined" component={Link} to="/">
          {translate('shell.toToday')}
        </Button>
      }
    />
  );
};
