import type { Cell } from './stored-rows.queries.js';
import sql from 'sql-template-tag';
import { newId } from '@keyline/platform';
import {
  nameKey,
  nothingWritten,
  Refused,
  type BatchResult,
  type ImportDefinition,
  type Row,
  type ValuesOf,
  type WriteContext,
} from '../import-kind.js';
import { takeEach } from '../refusals.js';
import { amount, choice, field, text } from '../values.js';
import {
  blank,
  definedOf,
  differences,
  insertRows,
  lockRows,
  recordRows,
  updateRows,
  type RecordedRow,
  type Stored,
  type TableShape,
} from './stored-rows.queries.js';

const FIELDS = {
  name: field(['产品名称', 'Product'], text(200), { required: true, aliases: ['product name', '产品', '名称', '品名'] }),
  code: field(['产品编码', 'Product code'], text(60), { aliases: ['code', 'sku', '编码', '产品编号', '型号'] }),
  series: field(['系列', 'Series'], text(100), { aliases: ['product series', 'category', '产品系列', '类别'] }),
  unit: field(['单位', 'Unit'], text(20)),
  listPrice: field(['目录价', 'List price'], amount(), {
    required: true,
    aliases: ['sales price', 'price', 'unit price', '单价', '标准价', '价格'],
  }),
  floorPrice: field(['最低限价', 'Floor price'], amount(), { aliases: ['floor', '底价'] }),
  costPrice: field(['成本价', 'Cost price'], amount(), { aliases: ['cost', '成本', '采购价'] }),
  active: field(['在售', 'Active'], choice({ yes: ['true', '1', '是', 'y', '在售'], no: ['false', '0', '否', 'n', '停售'] })),
};
type ProductValues = ValuesOf<typeof FIELDS>;

const PRODUCT: TableShape = {
  table: 'product',
  columns: {
    code: ['code', 'text'],
    name: ['name', 'text'],
    series: ['series', 'text'],
    unit: ['unit', 'text'],
    listPrice: ['list_price', 'numeric'],
    floorPrice: ['floor_price', 'numeric'],
    costPrice: ['cost_price', 'numeric'],
    active: ['active', 'boolean'],
  },
};

interface Match {
  line: number;
  id: string;
}

/** Which stored product each row means: by its code; where the file has none, by its name. */
async function matches(rows: readonly Row<ProductValues>[], { database }: WriteContext): Promise<Map<number, string[]>> {
  const given = rows.map(({ line, values }) => ({ line, code: values.code, name: values.name }));
  const found = await database.rows<Match>(sql`
    with given as materialized (select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (line int, code text, name text))
    select line, p.id from given join product p on name_key(p.code) = name_key(given.code)
    union
    select line, p.id from given join product p on name_key(p.name) = name_key(given.name) where given.code is null`);
  const byLine = new Map<number, string[]>();
  for (const { line, id } of found) byLine.set(line, [...(byLine.get(line) ?? []), id]);
  return byLine;
}

function givenBy({ active, ...rest }: ProductValues): Record<string, Cell | undefined> {
  return { ...rest, active: active === undefined ? undefined : active === 'yes' };
}

async function write(rows: readonly Row<ProductValues>[], context: WriteContext): Promise<BatchResult> {
  const { database, importId } = context;
  const found = await matches(rows, context);
  const stored = await lockRows(database, PRODUCT, [...new Set([...found.values()].flat())]);
  const result = nothingWritten();
  const [inserts, updates, records]: [Stored[], Stored[], RecordedRow[]] = [[], [], []];
  const take = (row: Row<ProductValues>) => {
    const [id, ...others] = found.get(row.line) ?? [];
    if (others.length > 0) throw new Refused('ambiguous', { value: row.values.name ?? '' }, 'name');
    if (id !== undefined) context.facts.claim(id, row.line);
    const given = givenBy(row.values);
    const before = id === undefined ? undefined : stored.get(id);
    if (!before) {
      const product = blank(PRODUCT, { active: true, code: row.values.name?.slice(0, 60), ...given, id: newId() });
      inserts.push({
        ...product,
        code: product['code'] ?? row.values.name?.slice(0, 60) ?? null,
        active: product['active'] ?? true,
      });
      records.push({
        action: 'product.created',
        entity: 'product',
        entityId: product.id,
        changes: { import: { from: null, to: importId } },
      });
      result.created += 1;
      return;
    }
    const changes = differences(before, given);
    if (Object.keys(changes).length === 0) result.unchanged += 1;
    else {
      const defined = definedOf(given);
      updates.push({ ...before, ...defined, id: before.id });
      records.push({ action: 'product.edited', entity: 'product', entityId: before.id, changes });
      result.updated += 1;
    }
  };
  takeEach({ result, take }, rows);
  await insertRows(database, PRODUCT, inserts);
  await updateRows(database, PRODUCT, updates);
  await recordRows(database, context, records);
  return result;
}

/** A product is recognised by its code; in a file without codes the name is the code. */
export const PRODUCTS_IMPORT: ImportDefinition<typeof FIELDS> = {
  kind: 'products',
  zh: '产品',
  en: 'Products',
  permission: 'product:write',
  fields: FIELDS,
  keysOf: ({ code, name }) => [nameKey(code ?? name ?? '')],
  write,
};
