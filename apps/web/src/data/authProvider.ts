import { todayIn, type Me } from '@keyline/model';
import { HttpError, type AuthProvider } from 'react-admin';
import { request } from './http.js';

/** Sign-ins of the demo company; `demo` is false on a real installation. */
export interface DemoSignIns {
  demo: boolean;
  signIns?: { username: string; name: string; role: string }[];
  password?: string;
}

const isOffline = (error: unknown): boolean => error instanceof HttpError && error.status === 0;

const STORE = 'keyline.me';

/** Who was signed in last on this device, so that an app opened without a network still knows whose draft it keeps. */
const recallMe = (): Me | undefined => {
  try {
    const me = JSON.parse(localStorage.getItem(STORE) ?? 'null') as Me | null;
    return me ? { ...me, today: todayIn(me.timeZone, new Date()) } : undefined;
  } catch {
    return undefined;
  }
};

let known: Promise<Me> | undefined;

/** Who is signed in; asked once, then remembered until sign-out. Without a network: who was signed in last. */
export const fetchMe = (): Promise<Me> => {
  known ??= request<Me>('/auth/me').then(
    ({ data }) => {
      localStorage.setItem(STORE, JSON.stringify(data));
      return data;
    },
    (error: unknown) => {
      known = undefined;
      const last = isOffline(error) ? recallMe() : undefined;
      if (last) return last;
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

/** What was kept for reading without a network goes at sign-out; drafts and unsent writes stay for their person. */
const forgetDevice = (): void => {
  localStorage.removeItem(STORE);
  for (const key of Object.keys(localStorage)) if (key.startsWith('keyline.remembered.')) localStorage.removeItem(key);
};

export const authProvider: AuthProvider = {
  login: async ({ username, password }: { username: string; password: string }) => {
    forgetMe();
    await request('/auth/login', { method: 'POST', body: { username, password } });
    await fetchMe();
  },
  logout: async () => {
    if (known) await request('/auth/logout', { method: 'POST', body: {} }).catch(() => undefined);
    forgetMe();
    forgetDevice();
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
