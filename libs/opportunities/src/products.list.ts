import sql, { empty } from 'sql-template-tag';
import { may, type Actor } from '@keyline/model';
import { column, shown, type ListSpec } from '@keyline/platform';

const floorPrice = column(sql`p.floor_price`, 'money', { nullable: true });
const costPrice = column(sql`p.cost_price`, 'money', { nullable: true });

/** The price list. Price floor and cost are not even fields for those who may not see them: they can neither filter nor sort by them. */
export const productsFor = (actor: Actor): ListSpec => ({
  resource: 'products',
  from: sql`product p`,
  // What the company sells is no secret among its people.
  door: () => empty,
  columns: {
    id: column(sql`p.id`, 'id', { sortable: false }),
    code: column(sql`p.code`, 'text'),
    name: column(sql`p.name`, 'name'),
    series: column(sql`p.series`, 'name', { nullable: true }),
    unit: column(sql`p.unit`, 'text', { nullable: true, sortable: false }),
    listPrice: column(sql`p.list_price`, 'money'),
    ...(may(actor, 'price-floor:read') ? { floorPrice } : {}),
    ...(may(actor, 'margin:read') ? { costPrice } : {}),
    active: column(sql`p.active`, 'flag'),
    version: shown(sql`p.version`),
  },
  searchIn: sql`lower(p.code || ' ' || p.name || ' ' || coalesce(p.series, ''))`,
  defaultSort: [['code', 'ASC']],
  tieBreaker: sql`p.id`,
});
