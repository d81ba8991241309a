import Add from '@mui/icons-material/Add';
import Inventory2Outlined from '@mui/icons-material/Inventory2Outlined';
import Box from '@mui/material/Box';
import type { ProductRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useMay } from '../data/index.js';
import { Badge, CardLines, columnsOf, ListPage, Money, PrimaryButton, type FilterSpec, type SavedView } from '../kit/index.js';

const filters: FilterSpec[] = [{ kind: 'text', source: 'series', label: 'resources.products.fields.series' }];

const views: SavedView[] = [
  { key: 'active', label: 'products.view.active', filter: { active: true } },
  { key: 'gone', label: 'products.view.gone', filter: { active: false } },
];

const State = ({ product }: { product: ProductRow }) => {
  const translate = useTranslate();
  return (
    <Badge tone={product.active ? 'good' : 'neutral'} dot>
      {translate(product.active ? 'products.active' : 'products.gone')}
    </Badge>
  );
};

const { column, money } = columnsOf<ProductRow>();

const baseColumns = [
  column('code'),
  column('name', (product) => <Box sx={{ fontWeight: 500, minWidth: 160 }}>{product.name}</Box>),
  column('series'),
  column('unit', undefined, { disableSort: true }),
  money('listPrice'),
];
const floorColumn = money('floorPrice');
const costColumn = money('costPrice');
const stateColumn = column('active', (product) => <State product={product} />);

const ProductCard = ({ product }: { product: ProductRow }) => {
  const translate = useTranslate();
  return (
    <CardLines
      title={product.name}
      badge={<State product={product} />}
      facts={
        <>
          <Money value={product.listPrice} strong />
          <span>{product.code}</span>
        </>
      }
      next={
        product.floorPrice !== undefined && (
          <>
            {translate('resources.products.fields.floorPrice')} <Money value={product.floorPrice} />
          </>
        )
      }
    />
  );
};

/** Who may edit gets the form; everybody else reads the list itself. */
const ProductList = () => {
  const translate = useTranslate();
  const mayWrite = useMay('product:write');
  const mayFloor = useMay('price-floor:read');
  const mayMargin = useMay('margin:read');
  const create = mayWrite && { label: translate('products.create'), icon: <Add />, to: '/products/create' };
  return (
    <ListPage<ProductRow>
      title={translate('resources.products.name', { smart_count: 2 })}
      views={views}
      filters={filters}
      searchHint={translate('products.searchHint')}
      columns={[...baseColumns, ...(mayFloor ? [floorColumn] : []), ...(mayMargin ? [costColumn] : []), stateColumn]}
      card={(product) => <ProductCard product={product} />}
      rowTo={(product) => mayWrite && `/products/${product.id}`}
      sort={{ field: 'code', order: 'ASC' }}
      primary={create}
      empty={{
        icon: <Inventory2Outlined />,
        title: translate('products.empty.title'),
        body: translate('products.empty.body'),
        action: create && <PrimaryButton {...create} />,
      }}
    />
  );
};

export default ProductList;
