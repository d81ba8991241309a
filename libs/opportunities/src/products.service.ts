import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { may, type Actor, type ProductInput, type ProductPatch, type ProductRow } from '@keyline/model';
import {
  changesBetween,
  Database,
  fieldProblem,
  Journal,
  Lists,
  newId,
  notFound,
  requireVersion,
  type ListQuery,
  type Page,
} from '@keyline/platform';
import { Product } from './entities.js';
import { productsFor } from './products.list.js';

type StoredRow = Omit<ProductRow, 'can'>;
const present =
  (actor: Actor) =>
  (row: StoredRow): ProductRow => ({ ...row, can: { edit: may(actor, 'product:write') } });

/** What is sold, at which price; the price floor only for those who may see it. */
@Injectable()
export class ProductsService {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
    private readonly journal: Journal,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<Page<ProductRow>> {
    return (await this.lists.page<StoredRow>(productsFor(actor), actor, query)).map(present(actor));
  }

  async get(actor: Actor, id: string): Promise<ProductRow> {
    return present(actor)(await this.lists.get<StoredRow>(productsFor(actor), actor, id));
  }

  /** @throws Problem record.duplicate (409) for the code. */
  async create(actor: Actor, input: ProductInput): Promise<ProductRow> {
    const id = newId();
    await this.database.transaction(async () => {
      await this.database.manager.insert(Product, { ...input, id });
      await this.journal.record(actor, { action: 'product.created', entity: 'product', entityId: id });
    });
    return this.get(actor, id);
  }

  /** @throws Problem version.conflict (409), record.duplicate (409) for the code. */
  async edit(actor: Actor, id: string, { version, ...input }: ProductPatch): Promise<ProductRow> {
    await this.database.transaction(async () => {
      const product = await this.database.manager.findOne(Product, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!product) throw notFound();
      requireVersion(product, version);
      const before = { ...product };
      const after = await this.database.manager.save(Object.assign(product, input));
      await this.journal.record(actor, {
        action: 'product.edited',
        entity: 'product',
        entityId: id,
        changes: changesBetween(before, after),
      });
    });
    return this.get(actor, id);
  }

  /** For deals and quotes. @throws Problem reference.unknown (422) beside `field`. */
  async requireKnown(id: string, field = 'productId'): Promise<void> {
    const known = await this.database.maybeRow(sql`select 1 from product where id = ${id}::uuid`);
    if (!known) throw fieldProblem('reference.unknown', field, 'field.unknown-reference');
  }
}
