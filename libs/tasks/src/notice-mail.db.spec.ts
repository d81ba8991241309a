import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import sql from 'sql-template-tag';
import { startProduct, type Product } from '@keyline/testing';
import { Notices } from '@keyline/tasks';

type Mood = 'takes' | 'busy' | 'refuses' | 'hangs up';
let mood: Mood = 'takes';
let inbox: { to: string[]; content: string }[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: (_address, _session, done) => {
    if (mood === 'busy') return done(Object.assign(new Error('try later'), { responseCode: 451 }));
    if (mood === 'refuses') return done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    done();
  },
  onData: (stream, session, done) => {
    let content = '';
    stream.on('data', (chunk: Buffer) => (content += chunk.toString()));
    stream.on('end', () => {
      inbox.push({ to: session.envelope.rcptTo.map(({ address }) => address), content });
      if (mood === 'hangs up')
        for (const connection of server.connections)
          (connection as unknown as { _socket: { destroy(): void } })._socket.destroy();
      else done();
    });
  },
});

let product: Product;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  product = await startProduct({ smtpUrl: `smtp://127.0.0.1:${port}` });
});
afterAll(async () => {
  await product.close();
  await new Promise<void>((resolve) => server.close(resolve));
});
beforeEach(() => {
  mood = 'takes';
  inbox = [];
});

async function someone(email: string | null): Promise<string> {
  const { id } = await product.create.person();
  await product.database.execute(sql`update person set email = ${email}::text where id = ${id}::uuid`);
  return id;
}
const notify = (to: string[], key: string) =>
  product.database.transaction(() =>
    product.app
      .get(Notices)
      .notify(to, { kind: 'task.by-hand', key, values: { title: `合同 ${key} <到期>` }, link: '/contracts' }),
  );
const mail = (personId: string) => product.runJob('notices.mail', { personId });
const deliveries = (personId: string) =>
  product.database.rows<{ state: string; attempts: number; error: string | null }>(
    sql`select state, attempts, error from notice_delivery where person_id = ${personId}::uuid order by created_at, notice_id`,
  );
/** Reads what was sent as quoted-printable. */
const bodyOf = (content = '') =>
  Buffer.from(
    content.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

describe('notices by mail', () => {
  it('all that waits for somebody goes out as one mail with links; run again, nothing goes out', async () => {
    const rep = await someone('rep@example.com');
    await notify([rep], 'K1');
    await notify([rep], 'K2');
    await mail(rep);
    await mail(rep);
    expect(inbox.map(({ to }) => to)).toEqual([['rep@example.com']]);
    const body = bodyOf(inbox[0]?.content);
    for (const part of ['合同 K1', '合同 K2', 'https://crm.example.com/contracts', '&lt;到期&gt;']) expect(body).toContain(part);
    expect(await deliveries(rep)).toEqual([
      { state: 'sent', attempts: 1, error: null },
      { state: 'sent', attempts: 1, error: null },
    ]);
  });

  it('two workers at once send each notice once', async () => {
    const rep = await someone('two@example.com');
    await notify([rep], 'K3');
    await Promise.all([mail(rep), mail(rep), mail(rep)]);
    expect(inbox).toHaveLength(1);
  });

  it('a busy server is tried again later', async () => {
    const rep = await someone('busy@example.com');
    await notify([rep], 'K4');
    mood = 'busy';
    await expect(mail(rep)).rejects.toThrow(/451|try later/);
    expect(await deliveries(rep)).toMatchObject([{ state: 'waiting', attempts: 1, error: expect.stringContaining('try later') }]);
    mood = 'takes';
    await mail(rep);
    expect(await deliveries(rep)).toMatchObject([{ state: 'sent', attempts: 2 }]);
    expect(inbox).toHaveLength(1);
  });

  it('a mailbox that does not exist is written down and not tried again', async () => {
    const rep = await someone('gone@example.com');
    await notify([rep], 'K5');
    mood = 'refuses';
    await mail(rep);
    await mail(rep);
    expect(await deliveries(rep)).toMatchObject([{ state: 'refused', attempts: 1, error: expect.stringContaining('550') }]);
  });

  it('when the line breaks after the server had it, the mail is not sent a second time', async () => {
    const rep = await someone('cut@example.com');
    await notify([rep], 'K6');
    mood = 'hangs up';
    await mail(rep);
    mood = 'takes';
    await mail(rep);
    expect(inbox).toHaveLength(1);
    expect(await deliveries(rep)).toMatchObject([{ state: 'uncertain', attempts: 1 }]);
  });

  it('a worker that died between claiming and sending leaves no second mail, and says that it does not know', async () => {
    const rep = await someone('died@example.com');
    await notify([rep], 'K7');
    await product.database.execute(
      sql`update notice_delivery set state = 'sending', attempts = 1, claimed_at = '2026-11-18T01:40:00Z' where person_id = ${rep}::uuid`,
    );
    await mail(rep);
    await product.runJob('notices.mail-sweep', {});
    expect(await deliveries(rep)).toMatchObject([{ state: 'uncertain', error: expect.stringContaining('process ended') }]);
    expect(inbox).toEqual([]);
  });

  it('a notice whose job was lost with its worker is found again', async () => {
    const rep = await someone('lost@example.com');
    await notify([rep], 'K8');
    product.clock.moveTo('2026-11-18T10:20:00+08:00');
    await product.runJob('notices.mail-sweep', {});
    product.clock.moveTo('2026-11-18T10:00:00+08:00');
    const jobs = await product.database.rows<{ name: string }>(
      sql`select name from bullmq.job where data::text like ${`%${rep}%`}`,
    );
    expect(jobs.map(({ name }) => name)).toContain('notices.mail');
  });

  it('no mail to who has no address or does not want it', async () => {
    const [silent, unknown] = [await someone('quiet@example.com'), await someone(null)];
    await product.database.execute(
      sql`insert into notice_setting (person_id, notice_group, in_app, email) values (${silent}::uuid, 'tasks', true, false)`,
    );
    await notify([silent, unknown], 'K9');
    expect([await deliveries(silent), await deliveries(unknown)]).toEqual([[], []]);
  });
});
