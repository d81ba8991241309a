import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { useLogin, useTranslate } from 'react-admin';
import { fetchDemoSignIns, problemOf } from '../data/index.js';
import { BrandMark } from './Brand.js';
import { DemoSignIns } from './DemoSignIns.js';
import { LanguageButton, ThemeButton } from './TopBar.js';

const ProductPromise = () => {
  const translate = useTranslate();
  return (
    <Box
      sx={{
        display: { xs: 'none', md: 'flex' },
        flexDirection: 'column',
        justifyContent: 'space-between',
        flex: '0 0 42%',
        p: 6,
        color: '#eaf6f5',
        background: 'linear-gradient(160deg, #0b5f66 0%, #083f47 70%)',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, fontSize: 18, fontWeight: 700 }}>
        <BrandMark size={32} />
        Keyline
      </Box>
      <Box>
        <Typography component="p" sx={{ fontSize: 30, fontWeight: 600, lineHeight: 1.5, whiteSpace: 'pre-line' }}>
          {translate('shell.login.promise')}
        </Typography>
        <Typography component="p" sx={{ mt: 2, opacity: 0.85, maxWidth: 400, lineHeight: 1.8 }}>
          {translate('shell.login.promiseMore')}
        </Typography>
      </Box>
      <Box sx={{ opacity: 0.7, fontSize: 12 }}>{translate('shell.login.foot')}</Box>
    </Box>
  );
};

interface Credentials {
  username: string;
  password: string;
}

const useSignIn = () => {
  const login = useLogin();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const signIn = async (credentials: Credentials) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await login(credentials);
    } catch (error) {
      const status = problemOf(error)?.status;
      setProblem(
        status === 401 || status === 400 || status === 422
          ? 'ra.auth.sign_in_error'
          : error instanceof Error
            ? error.message
            : 'ra.notification.http_error',
      );
      setBusy(false);
    }
  };
  return { signIn, busy, problem };
};

const SignInForm = () => {
  const translate = useTranslate();
  const { signIn, busy, problem } = useSignIn();
  const [credentials, setCredentials] = useState<Credentials>({ username: '', password: '' });
  const demo = useQuery({ queryKey: ['auth', 'demo'], queryFn: fetchDemoSignIns, staleTime: Infinity }).data;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void signIn(credentials);
  };
  return (
    <Box component="form" onSubmit={submit} sx={{ width: '100%', maxWidth: 380, display: 'grid', gap: 2 }}>
      <Box sx={{ display: { xs: 'flex', md: 'none' }, alignItems: 'center', gap: 1.25, fontWeight: 700, fontSize: 18, mb: 1 }}>
        <BrandMark size={32} />
        Keyline
      </Box>
      <Box>
        <Typography variant="h1" sx={{ fontSize: 24 }}>
          {translate('shell.login.title')}
        </Typography>
        <Typography color="text.secondary">{translate('shell.login.subtitle')}</Typography>
      </Box>
      {problem && (
        <Alert severity="error" variant="outlined">
          {translate(problem, { _: problem })}
        </Alert>
      )}
      <TextField
        name="username"
        label={translate('ra.auth.username')}
        autoComplete="username"
        autoFocus
        required
        value={credentials.username}
        onChange={(event) => setCredentials({ ...credentials, username: event.target.value })}
        slotProps={{ htmlInput: { autoCapitalize: 'none', spellCheck: false } }}
      />
      <TextField
        name="password"
        type="password"
        label={translate('ra.auth.password')}
        autoComplete="current-password"
        required
        value={credentials.password}
        onChange={(event) => setCredentials({ ...credentials, password: event.target.value })}
      />
      <Button type="submit" variant="contained" size="large" disabled={busy} sx={{ minHeight: 44 }}>
        {translate('ra.auth.sign_in')}
      </Button>
      {demo?.demo && (
        <DemoSignIns
          demo={demo}
          chosen={credentials.username}
          onChoose={(username) => setCredentials({ username, password: demo.password ?? '' })}
        />
      )}
    </Box>
  );
};

/** Signing in: what the product is for on the left, the form and the demo's sign-ins on the right. */
export const LoginPage = () => {
  const translate = useTranslate();
  useEffect(() => {
    document.title = `${translate('ra.auth.sign_in')} · Keyline`;
  }, [translate]);
  return (
    <Box component="main" sx={{ display: 'flex', minHeight: '100dvh', bgcolor: 'background.default', color: 'text.primary' }}>
      <ProductPromise />
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', p: { xs: 2, md: 3 } }}>
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 0.5 }}>
          <LanguageButton />
          <ThemeButton />
        </Box>
        <Box
          sx={{
            flex: 1,
            display: 'grid',
            placeItems: { xs: 'start center', md: 'center' },
            px: { xs: 1, md: 0 },
            pt: { xs: 3, md: 0 },
          }}
        >
          <SignInForm />
        </Box>
      </Box>
    </Box>
  );
};
