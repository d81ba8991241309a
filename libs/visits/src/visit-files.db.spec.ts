import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FileRow, VisitRow } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

const PHOTO = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01, 0xff, 0xd9]);

let product: Product;
let rep: Client;
let supervisor: Client;
let colleague: Client;
let finance: Client;
let visit: VisitRow;

const send = (client: Client, name: string, bytes = PHOTO, kind = 'photo') => {
  const head = `--edge\r\ncontent-disposition: form-data; name="kind"\r\n\r\n${kind}\r\n--edge\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  return client.send<FileRow>(
    'POST',
    `/api/visits/${visit.id}/files`,
    Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--edge--\r\n')]),
    { 'content-type': 'multipart/form-data; boundary=edge' },
  );
};
const filesOf = async (client: Client) => (await client.get<FileRow[]>(`/api/visits/${visit.id}/files`)).body;

beforeAll(async () => {
  product = await startProduct();
  supervisor = await product.signedInAs('supervisor');
  rep = await product.signedInAs('rep', { managerId: supervisor.id });
  colleague = await product.signedInAs('rep');
  finance = await product.signedInAs('finance');
  const account = await product.create.account({ ownerId: rep.id });
  visit = (await rep.post<VisitRow>('/api/visits', { accountId: account.id, kind: 'onsite', note: '看了产线' })).body;
});
afterAll(() => product.close());

describe('photos of a visit', () => {
  it('are kept once, though the phone sends them twice', async () => {
    const first = await send(rep, '产线.jpg');
    expect(first).toMatchObject({ status: 201, body: { kind: 'photo', mediaType: 'image/jpeg', uploadedBy: rep.id } });
    expect((await send(rep, '产线 (1).jpg')).body.id).toBe(first.body.id);
    expect(await filesOf(rep)).toHaveLength(1);
  });

  it('are seen by who sees the visit: the superior does, a colleague and finance do not', async () => {
    const [photo] = await filesOf(supervisor);
    const path = `/api/visits/${visit.id}/files/${photo?.id}`;
    expect((await supervisor.get(path)).status).toBe(200);
    expect([(await colleague.get(path)).status, (await finance.get(path)).status]).toEqual([404, 403]);
  });

  it('are added and taken away by whoever made the visit, and by nobody else', async () => {
    expect((await send(supervisor, '别人的.jpg', Buffer.concat([PHOTO, PHOTO]))).status).toBe(403);
    const [photo] = await filesOf(rep);
    expect((await supervisor.delete(`/api/visits/${visit.id}/files/${photo?.id}`)).status).toBe(403);
    expect((await rep.delete(`/api/visits/${visit.id}/files/${photo?.id}`)).status).toBe(204);
    expect(await filesOf(rep)).toEqual([]);
  });

  it('a program that calls itself a photo is refused', async () => {
    expect(await send(rep, '照片.jpg', Buffer.from('MZ\u0090\u0000 program'))).toMatchObject({ status: 422 });
  });
});
