import type { Me } from '@keyline/model';
import { HttpError, type AuthProvider } from 'react-admin';
import { request } from './http.js';

/** Sign-ins of the demo company; `demo` is false on a real installation. */
export interface DemoSignIns {
  demo: boolean;
  signIns?: { username: string; name: string; role: string }[];
  password?: string;
}

let known: Promise<Me> | undefined;

/** Who is signed in; asked once, then remembered until sign-out. */
export const fetchMe = (): Promise<Me> => {
  known ??= request<Me>('/auth/me').then(
    ({ data }) => data,
    (error: unknown) => {
      known = undefined;
      throw error;
    },
  );
  return known;
};

/** Makes the next question go to the server: after midnight, or when roles changed. */
export const forgetMe = (): void => {
  known = undefined;
};

/** Demo sign-ins, or none when the server does not offer them. */
export const fetchDemoSignIns = async (): Promise<DemoSignIns> => {
  try {
    return (await request<DemoSignIns>('/auth/demo')).data;
  } catch {
    return { demo: false };
  }
};

const isOffline = (error: unknown): boolean => error instanceof HttpError && error.status === 0;

export const authProvider: AuthProvider = {
  login: async ({ username, password }: { username: string; password: string }) => {
    forgetMe();
    await request('/auth/login', { method: 'POST', body: { username, password } });
    await fetchMe();
  },
  logout: async () => {
    if (known) await request('/auth/logout', { method: 'POST', body: {} }).catch(() => undefined);
    forgetMe();
  },
  checkAuth: async () => {
    try {
      await fetchMe();
    } catch (error) {
      // Losing the network must not throw a person with an unsent visit out to the sign-in page.
      if (!isOffline(error)) throw { message: false };
    }
  },
  checkError: async (error: unknown) => {
    if (error instanceof HttpError && error.status === 401) throw error;
  },
  getIdentity: async () => {
    const me = await fetchMe();
    return { id: me.id, fullName: me.name };
  },
  getPermissions: async () => (await fetchMe()).permissions,
};
