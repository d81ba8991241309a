import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import Button from '@mui/material/Button';
import { use, useLayoutEffect } from 'react';
import { useTranslate } from 'react-admin';
import { problemOf } from '../data/index.js';
import { EmptyState } from './EmptyState.js';
import { NoAccess, RefusedPage } from './NoAccess.js';

export interface ErrorStateProps {
  error: unknown;
  onRetry?: () => void;
  compact?: boolean;
}

/** A failed load: what happened, in words, and what to do. What one may not read takes the place of the whole page, unless compact. */
export const ErrorState = ({ error, onRetry, compact }: ErrorStateProps) => {
  const translate = useTranslate();
  const status = problemOf(error)?.status;
  const kind = status === 0 ? 'offline' : status === 403 ? 'forbidden' : status === 404 ? 'notFound' : 'failed';
  const page = use(RefusedPage);
  const refuse = kind === 'forbidden' && !compact ? page : null;
  useLayoutEffect(() => refuse?.(), [refuse]);
  const message = error instanceof Error && kind === 'failed' ? translate(error.message, { _: error.message }) : undefined;
  if (refuse) return <NoAccess />;
  return (
    <div role="alert">
      <EmptyState
        compact={compact}
        icon={kind === 'offline' ? <CloudOffOutlined /> : <ErrorOutline />}
        title={translate(`kit.error.${kind}`)}
        body={message ?? translate(`kit.error.${kind}Hint`)}
        action={
          onRetry &&
          kind !== 'forbidden' && (
            <Button variant="outlined" onClick={onRetry}>
              {translate('kit.retry')}
            </Button>
          )
        }
      />
    </div>
  );
};
