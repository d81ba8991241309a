import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { CalendarDayRow } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';
import { WorkCalendars } from './work-calendars.service.js';

jest.setTimeout(60_000);

let product: Product;
let admin: Client;
let rep: Client;

const year = async (client = rep) => (await client.get<CalendarDayRow[]>('/api/calendar-days?year=2026')).body;
const works = async (day: string) => (await product.app.get(WorkCalendars).current()).isWorkday(day);

beforeAll(async () => {
  product = await startProduct();
  admin = await product.signedInAs('admin');
  rep = await product.signedInAs('rep');
});
afterAll(() => product.close());

it('knows the public holidays and the weekends worked for them', async () => {
  const days = await year();
  expect(days.filter(({ kind }) => kind === 'holiday')).toHaveLength(33);
  expect(days.filter(({ kind }) => kind === 'workday').map(({ day }) => day)).toEqual([
    '2026-01-04',
    '2026-02-14',
    '2026-02-28',
    '2026-05-09',
    '2026-09-20',
    '2026-10-10',
  ]);
  expect(days).toContainEqual({ day: '2026-10-01', kind: 'holiday', name: '国庆节', own: false });
  expect([await works('2026-10-01'), await works('2026-10-10'), await works('2026-11-20'), await works('2026-11-21')]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

it('the administrator decides otherwise for a day, and back again', async () => {
  expect((await admin.post('/api/calendar-days', { day: '2026-11-20', kind: 'holiday', name: '公司年会' })).status).toBe(200);
  expect((await admin.post('/api/calendar-days', { day: '2026-10-10', kind: 'holiday', name: '不调休' })).status).toBe(200);
  expect([await works('2026-11-20'), await works('2026-10-10')]).toEqual([false, false]);
  expect(await year()).toContainEqual({ day: '2026-11-20', kind: 'holiday', name: '公司年会', own: true });
  for (const day of ['2026-11-20', '2026-10-10'])
    expect((await admin.post('/api/calendar-days/reset', { day })).status).toBe(200);
  expect([await works('2026-11-20'), await works('2026-10-10')]).toEqual([true, true]);
});

it('nobody else writes it, and a day that does not exist is refused', async () => {
  expect((await rep.post('/api/calendar-days', { day: '2026-11-20', kind: 'holiday', name: '放假' })).status).toBe(403);
  const answer = await admin.post('/api/calendar-days', { day: '2026-02-30', kind: 'holiday', name: '放假' });
  expect(answer).toMatchObject({ status: 400, body: { errors: { day: expect.any(String) as unknown } } });
  expect((await rep.get('/api/calendar-days?year=12')).status).toBe(400);
});
