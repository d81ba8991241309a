import Add from '@mui/icons-material/Add';
import ContentCopy from '@mui/icons-material/ContentCopy';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ApiTokenInput } from '@keyline/model';
import { useState } from 'react';
import { TextInput, useDataProvider, useGetList, useNotify, useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import {
  ConfirmDialog,
  DateInput,
  DateText,
  EmptyState,
  ErrorState,
  FormDrawer,
  FormSection,
  Panel,
  RowsSkeleton,
  Wide,
} from '../kit/index.js';

interface Token {
  id: string;
  name: string;
  prefix: string;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
}

/** The new token, this once. */
const Shown = ({ token, onClose }: { token: string; onClose: () => void }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(token);
      notify('settings.tokens.copied', { type: 'success' });
    } catch {
      notify('settings.tokens.copyByHand', { type: 'warning' });
    }
  };
  return (
    <Box role="status" sx={{ mx: 2, mb: 2, p: 2, borderRadius: 1, bgcolor: (theme) => theme.tokens.tones.good.soft }}>
      <Box sx={{ fontWeight: 600 }}>{translate('settings.tokens.once')}</Box>
      <Box component="code" sx={{ display: 'block', my: 1, overflowWrap: 'anywhere', userSelect: 'all' }}>
        {token}
      </Box>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button variant="outlined" startIcon={<ContentCopy />} onClick={() => void copy()}>
          {translate('settings.tokens.copy')}
        </Button>
        <Button onClick={onClose}>{translate('settings.tokens.kept')}</Button>
      </Box>
    </Box>
  );
};

const TokenRow = ({ token, onRevoke }: { token: Token; onRevoke: () => void }) => {
  const translate = useTranslate();
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        gap: 1,
        px: 2,
        py: 1.25,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
        <Box sx={{ fontWeight: 500 }}>
          {token.name} <Box component="code" sx={{ color: 'text.secondary', fontSize: 12, ml: 0.5 }}>{`${token.prefix}…`}</Box>
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: 12, display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
          <span>
            {translate('settings.tokens.made')} <DateText value={token.createdAt} short />
          </span>
          <span>
            {translate('settings.tokens.used')} <DateText value={token.lastUsedAt} withTime short />
          </span>
          <span>
            {token.expiresAt ? (
              <>
                {translate('settings.tokens.until')} <DateText value={token.expiresAt} short />
              </>
            ) : (
              translate('settings.tokens.forever')
            )}
          </span>
        </Box>
      </Box>
      <Button size="small" variant="outlined" onClick={onRevoke}>
        {translate('settings.tokens.revoke')}
      </Button>
    </Box>
  );
};

/** Tokens for programs that act in this person's name. */
export const ApiTokens = () => {
  const translate = useTranslate();
  const api = useApi();
  const dataProvider = useDataProvider();
  const notify = useNotify();
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const { data, error, isPending, refetch } = useGetList<Token>('api-tokens', { pagination: { page: 1, perPage: 100 } });
  const revoke = async (): Promise<void> => {
    try {
      await dataProvider.delete('api-tokens', { id: revoking?.id ?? '' });
      await refetch();
    } catch (failure) {
      notify(failure instanceof Error ? failure.message : 'ra.notification.http_error', { type: 'error' });
    }
  };
  const body = () => {
    if (error) return <ErrorState compact error={error} onRetry={() => void refetch()} />;
    if (isPending) return <RowsSkeleton rows={2} />;
    if (data.length === 0)
      return <EmptyState compact title={translate('settings.tokens.none')} body={translate('settings.tokens.hint')} />;
    return (
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data.map((token) => (
          <TokenRow key={token.id} token={token} onRevoke={() => setRevoking(token)} />
        ))}
      </Box>
    );
  };
  return (
    <Panel
      flush
      title={translate('settings.tokens.title')}
      actions={
        <Button size="small" startIcon={<Add />} onClick={() => setAdding(true)}>
          {translate('settings.tokens.add')}
        </Button>
      }
    >
      {made && <Shown token={made} onClose={() => setMade(null)} />}
      {body()}
      <FormDrawer
        open={adding}
        onClose={() => setAdding(false)}
        title={translate('settings.tokens.add')}
        schema={ApiTokenInput}
        submitLabel={translate('settings.tokens.add')}
        done="ra.notification.created"
        onSubmit={async (values) => {
          const { token } = await api.post<{ token: string }>('/api-tokens', values);
          setMade(token);
          await refetch();
        }}
      >
        <FormSection>
          <Wide>
            <TextInput
              source="name"
              label="settings.tokens.name"
              isRequired
              autoFocus
              helperText={translate('settings.tokens.nameHint')}
            />
          </Wide>
          <DateInput source="expiresOn" label="settings.tokens.expiresOn" />
        </FormSection>
      </FormDrawer>
      <ConfirmDialog
        open={revoking !== null}
        onClose={() => setRevoking(null)}
        destructive
        title={translate('settings.tokens.revokeTitle', { name: revoking?.name ?? '' })}
        body={translate('settings.tokens.revokeBody')}
        confirmLabel={translate('settings.tokens.revoke')}
        onConfirm={revoke}
      />
    </Panel>
  );
};
