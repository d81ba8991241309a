import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { problemOf } from '../data/index.js';
import { EmptyState } from './EmptyState.js';

export interface ErrorStateProps {
  error: unknown;
  onRetry?: () => void;
  compact?: boolean;
}

/** A failed load: what happened, in words, and what to do. */
export const ErrorState = ({ error, onRetry, compact }: ErrorStateProps) => {
  const translate = useTranslate();
  const status = problemOf(error)?.status;
  const kind = status === 0 ? 'offline' : status === 403 ? 'forbidden' : status === 404 ? 'notFound' : 'failed';
  const message = error instanceof Error && kind === 'failed' ? translate(error.message, { _: error.message }) : undefined;
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
