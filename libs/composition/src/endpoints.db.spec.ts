import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ModulesContainer } from '@nestjs/core';
import { ALLOW } from '@keyline/platform';
import { startProduct, type Product } from '@keyline/testing';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];
const metadata = (key: string, target: object): unknown => Reflect.getMetadata(key, target) as unknown;

/** Every endpoint of the product with what it asks of the caller: `GET /api/accounts → account:read`. */
function endpoints(): string[] {
  const controllers = [...product.app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers
    .flatMap(({ metatype }) => {
      const type = metatype as (new () => object) | null;
      if (!type) return [];
      const prototype = type.prototype as Record<string, object>;
      return Object.getOwnPropertyNames(prototype).flatMap((name) => {
        const handler = name === 'constructor' ? undefined : prototype[name];
        const method = handler && (metadata('method', handler) as number | undefined);
        if (handler === undefined || method === undefined) return [];
        const path = `/${[metadata('path', type), metadata('path', handler)]
          .map((part) => String(part ?? '').replace(/^\/|\/$/g, ''))
          .filter(Boolean)
          .join('/')}`;
        const admission = metadata(ALLOW, handler) ?? metadata(ALLOW, type) ?? 'UNDECLARED';
        return [`${METHODS[method] ?? String(method)} ${path} → ${String(admission)}`];
      });
    })
    .sort();
}

describe('the front door', () => {
  it('no endpoint forgets to say who may come in', () => {
    expect(endpoints().filter((line) => line.endsWith('UNDECLARED'))).toEqual([]);
  });

  it('who may call what is written down; a change here is a change of rights', () => {
    expect(endpoints()).toMatchSnapshot();
  });

  it('only these are open to strangers', () => {
    expect(endpoints().filter((line) => line.endsWith('PUBLIC'))).toEqual([
      'GET /api/auth/demo → PUBLIC',
      'GET /api/health/live → PUBLIC',
      'GET /api/health/ready → PUBLIC',
      'GET /metrics → PUBLIC',
      'POST /api/auth/login → PUBLIC',
    ]);
  });

  it('a stranger is turned away from every other one', async () => {
    const stranger = product.anonymous();
    for (const line of endpoints().filter((each) => !each.endsWith('PUBLIC'))) {
      const [method, path] = line.split(' ') as [string, string];
      const url = path.replace(/:\w+/g, '018e972e-00b6-7edb-9cf1-9e1b834a1d76');
      const call = {
        GET: () => stranger.get(url),
        DELETE: () => stranger.delete(url),
        POST: () => stranger.post(url, {}),
        PUT: () => stranger.put(url, {}),
        PATCH: () => stranger.patch(url, {}),
      }[method];
      expect({ line, status: (await call?.())?.status }).toEqual({ line, status: 401 });
    }
  });
});
