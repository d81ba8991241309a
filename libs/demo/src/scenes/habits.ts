import { DEMO_SIGN_INS } from '@keyline/model';
import { beat, type Scene } from './beat.js';

/** Everybody has read what there was to read up to the day before yesterday; the rest is new to whoever signs in. */
export const readUp: Scene = () => [
  beat([3, '12:30'], 'everybody reads their notices', async (stage) => {
    for (const { username } of DEMO_SIGN_INS) await (await stage.as(username)).post('/api/notifications/read', { ids: 'all' });
  }),
];
