import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type { ContractFileCheck, ContractSettings, FileRow } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let rep: Client;
let colleague: Client;
let supervisor: Client;
let finance: Client;
let legal: Client;
let admin: Client;
let account: { id: string };

beforeAll(async () => {
  product = await startProduct();
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  colleague = await product.signedInAs('rep', { managerId: supervisor.id });
  finance = await product.signedInAs('finance');
  legal = await product.signedInAs('legal');
  admin = await product.signedInAs('admin');
  account = await product.create.account({ ownerId: rep.id });
});
afterAll(() => product.close());

const contract = (state = 'executing', more: Record<string, unknown> = {}) =>
  product.create.contract({ accountId: account.id, ownerId: rep.id, state, ...more });
const PDF = Buffer.from('%PDF-1.7\n盖章合同');
/** A form with one file, as a browser sends it. */
function form(name: string, content: Buffer, kind?: string): [Buffer, Record<string, string>] {
  const part = (disposition: string, body: Buffer) =>
    Buffer.concat([Buffer.from(`--edge\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n`), body, Buffer.from('\r\n')]);
  return [
    Buffer.concat([
      ...(kind ? [part('name="kind"', Buffer.from(kind))] : []),
      part(`name="file"; filename="${name}"`, content),
      Buffer.from('--edge--\r\n'),
    ]),
    { 'content-type': 'multipart/form-data; boundary=edge' },
  ];
}
const upload = (client: Client, contractId: string, name: string, content = PDF, kind?: string) =>
  client.send<FileRow>('POST', `/api/contracts/${contractId}/files`, ...form(name, content, kind));
const filesOf = async (client: Client, contractId: string) =>
  client.get<{ files: FileRow[]; checklist: ContractFileCheck[] }>(`/api/contracts/${contractId}/files`);

describe('the files of a contract', () => {
  it('come back as they went in, to who sees the contract and to nobody else', async () => {
    const { id } = await contract();
    const { status, body } = await upload(rep, id, '盖章件.pdf', PDF, 'signed_copy');
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { name: '盖章件.pdf', kind: 'signed_copy', mediaType: 'application/pdf', size: PDF.length, uploadedBy: rep.id },
    });
    const path = `/api/contracts/${id}/files/${body.id}`;
    const { body: bytes, headers } = await finance.get<string>(path);
    expect(bytes).toBe(PDF.toString());
    expect(headers['content-disposition']).toBe("inline; filename*=UTF-8''%E7%9B%96%E7%AB%A0%E4%BB%B6.pdf");
    expect(headers['x-content-type-options']).toBe('nosniff');
    for (const stranger of [colleague, legal]) {
      expect((await stranger.get(path)).status).toBe(404);
      expect((await upload(stranger, id, 'x.pdf')).status).toBe(404);
    }
    const other = await contract();
    expect((await rep.get(`/api/contracts/${other.id}/files/${body.id}`)).status).toBe(404);
    expect((await rep.delete(path)).status).toBe(200);
    expect((await rep.get(path)).status).toBe(404);
  });

  it('legal reads and adds them while the contract is under review', async () => {
    const { id } = await contract('in_review', { signedOn: null });
    await upload(rep, id, '条款.pdf');
    expect((await filesOf(legal, id)).body.files).toHaveLength(1);
    expect((await upload(legal, id, '批注.pdf')).status).toBe(201);
  });

  it('a name cannot leave its folder or turn round, and a program is none of them', async () => {
    const { id } = await contract();
    const { body } = await upload(rep, id, '../../合同\u202Efdp.pdf');
    expect(body.name).toBe('合同fdp.pdf');
    expect(await upload(rep, id, '合同.pdf', Buffer.from('MZ\u0090\u0000 program'))).toMatchObject({
      status: 422,
      body: { code: 'file.type-refused' },
    });
    expect(await upload(rep, id, '空.pdf', Buffer.alloc(0))).toMatchObject({ status: 422, body: { code: 'file.empty' } });
    expect(await upload(rep, id, '合同.pdf', PDF, 'no_such_kind')).toMatchObject({ status: 422 });
    expect(await upload(rep, id, '大.pdf', Buffer.concat([PDF, Buffer.alloc(25 * 1024 * 1024)]))).toMatchObject({
      status: 413,
      body: { code: 'file.too-large' },
    });
    expect((await filesOf(rep, id)).body.files).toHaveLength(1);
  });

  it('a page that somebody calls a picture is never shown in our own', async () => {
    const { id } = await contract();
    const { body } = await upload(rep, id, 'page.txt', Buffer.from('<script>alert(1)</script>'));
    const { headers } = await rep.get(`/api/contracts/${id}/files/${body.id}`);
    expect([headers['content-type'], String(headers['content-disposition']).split(';')[0]]).toEqual(['text/plain', 'attachment']);
  });
});

describe('the archive', () => {
  it('takes what is over and complete, and names what is missing', async () => {
    const { id } = await contract('executing');
    const file = { number: 'DA2026-001', location: '三楼档案室 A-2' };
    const archive = () => rep.post(`/api/contracts/${id}/archive`, file);
    expect((await archive()).body).toMatchObject({ missing: ['state', 'files'], files: ['signed_copy'] });
    await product.database.execute(sql`update contract set state = 'closed' where id = ${id}::uuid`);
    expect((await filesOf(rep, id)).body.checklist).toEqual([
      { kind: 'signed_copy', state: 'signed', present: false },
      { kind: 'acceptance_certificate', state: 'accepted', present: false },
    ]);
    await upload(rep, id, '盖章件.pdf', PDF, 'signed_copy');
    expect((await archive()).body).toMatchObject({ missing: ['files'], reasons: [{ text: '缺少文件：验收报告' }] });
    await upload(rep, id, '验收.pdf', PDF, 'acceptance_certificate');
    expect(await archive()).toMatchObject({ status: 200, body: { archivedOn: '2026-11-18', archiveNumber: 'DA2026-001' } });
    const [newest] = (await filesOf(rep, id)).body.files;
    expect((await rep.delete(`/api/contracts/${id}/files/${newest?.id}`)).body).toMatchObject({ code: 'contract.archived' });
    expect((await upload(rep, id, 'x.pdf')).status).toBe(409);
    expect((await archive()).body).toMatchObject({ missing: ['archived'] });
    const next = await contract('terminated', { signedOn: null });
    expect((await rep.post(`/api/contracts/${next.id}/archive`, file)).status).toBe(409);
  });

  it('asks for what the administrator says', async () => {
    const { body: settings } = await admin.get<ContractSettings>('/api/contract-settings');
    const wish = { ...settings, fileRules: [{ state: 'executing', kind: 'delivery_note' }] };
    expect((await rep.put('/api/contract-settings', wish)).status).toBe(403);
    expect((await admin.put('/api/contract-settings', wish)).status).toBe(200);
    const { id } = await contract('executing');
    expect((await filesOf(rep, id)).body.checklist).toEqual([{ kind: 'delivery_note', state: 'executing', present: false }]);
    expect((await admin.put('/api/contract-settings', wish)).status).toBe(409);
  });
});

describe('the end of a contract', () => {
  const noticesOf = async (person: Client) =>
    product.database.rows<{ key: string }>(
      sql`select key from notice where person_id = ${person.id}::uuid and kind = 'contract.ending' order by key`,
    );
  const remindOn = async (day: string) => {
    product.clock.moveTo(`${day}T07:30:00+08:00`);
    await product.runJob('contracts.remind-ending', {});
  };

  it('is told once at each of its days, also after days without a worker; the last time to the superior, too', async () => {
    const { id } = await contract('executing');
    await contract('closed');
    await product.database.execute(sql`update contract set ends_on = '2027-02-28'`);
    const told = async () => [
      (await noticesOf(rep)).filter(({ key }) => key.includes(id)).length,
      (await noticesOf(supervisor)).filter(({ key }) => key.includes(id)).length,
    ];
    await remindOn('2026-11-29');
    expect(await told()).toEqual([0, 0]);
    await remindOn('2026-12-02');
    await remindOn('2026-12-02');
    await remindOn('2026-12-03');
    expect(await told()).toEqual([1, 0]);
    await remindOn('2027-02-22');
    expect(await told()).toEqual([2, 1]);
    await remindOn('2027-03-01');
    expect(await told()).toEqual([2, 1]);
  });
});
