import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ProductRow } from '@keyline/model';
import { startProduct, type Client, type Product } from '@keyline/testing';

let product: Product;
let rep: Client;
let director: Client;
let pump: ProductRow;

beforeAll(async () => {
  product = await startProduct();
  director = await product.signedInAs('director');
  rep = await product.signedInAs('rep', { managerId: director.id });
  pump = (
    await director.post<ProductRow>('/api/products', {
      code: 'P-100',
      name: '离心泵',
      series: 'P',
      listPrice: '12000',
      floorPrice: '9000.50',
    })
  ).body;
});
afterAll(() => product.close());

it('everybody reads the price list; the price floor only who may', async () => {
  expect((await rep.get<ProductRow>(`/api/products/${pump.id}`)).body).toEqual({
    id: pump.id,
    code: 'P-100',
    name: '离心泵',
    series: 'P',
    unit: null,
    listPrice: '12000.00',
    active: true,
    version: 1,
    can: { edit: false },
  });
  expect((await director.get<ProductRow>(`/api/products/${pump.id}`)).body).toMatchObject({
    floorPrice: '9000.50',
    can: { edit: true },
  });
});

it('a rep cannot guess the price floor by filter, sort or search', async () => {
  for (const filter of [{ floorPrice: '9000.50' }, { floorPrice_gte: '1' }, { floorPrice_null: false }]) {
    const answer = await rep.list('products', { filter });
    expect(answer.status).toBe(400);
    expect(JSON.stringify((answer.body as unknown as { allowed: string[] }).allowed)).not.toContain('floorPrice');
  }
  expect((await rep.list('products', { sort: ['floorPrice', 'ASC'] })).status).toBe(400);
  expect((await rep.list('products', { filter: { q: '9000' } })).total).toBe(0);
  expect((await director.list('products', { filter: { floorPrice_gte: '9000' }, sort: ['floorPrice', 'DESC'] })).total).toBe(1);
});

it('is found by name and code; a code belongs to one product', async () => {
  for (const q of ['离心', 'p-100']) expect((await rep.list('products', { filter: { q } })).total).toBe(1);
  expect(await director.post('/api/products', { code: 'P-100', name: '另一个', listPrice: '1' })).toMatchObject({
    status: 409,
    body: { errors: { code: '已被使用' } },
  });
  expect((await rep.post('/api/products', { code: 'P-101', name: '泵', listPrice: '1' })).status).toBe(403);
});

it('an edit on an old version is refused', async () => {
  const edited = await director.patch<ProductRow>(`/api/products/${pump.id}`, { version: pump.version, active: false });
  expect(edited.body).toMatchObject({ active: false, floorPrice: '9000.50', version: 2 });
  expect((await director.patch(`/api/products/${pump.id}`, { version: 1, active: true })).status).toBe(409);
});
