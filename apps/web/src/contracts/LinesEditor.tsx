import { addMoney, type ProductRow } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { AutocompleteInput, ReferenceInput, TextInput, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { Money, MoneyInput } from '../kit/index.js';
import { sumOfLine } from './contractSchema.js';
import { RowList } from './RowList.js';
import { SumGap } from './SumGap.js';

type Line = Record<string, unknown>;
const label = (name: string): string => `contracts.lines.field.${name}`;
const decimal = { htmlInput: { inputMode: 'decimal' } } as const;
const bySearch = (q: string) => (q ? { q } : {});

const LineRow = ({ source }: { source: (name: string) => string }) => {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const line = useWatch({ name: source('').slice(0, -1) }) as Line | undefined;
  const take = (product: ProductRow | null) => {
    if (!product) return;
    const options = { shouldDirty: true, shouldValidate: true };
    setValue(source('name'), product.name, options);
    setValue(source('unit'), product.unit ?? '', options);
    setValue(source('unitPrice'), product.listPrice, options);
  };
  return (
    <>
      <Box sx={{ gridColumn: { xs: '1 / -1', md: 'span 3' }, minWidth: 0 }}>
        <ReferenceInput source={source('productId')} reference="products" sort={{ field: 'name', order: 'ASC' }} perPage={20}>
          <AutocompleteInput
            label={label('product')}
            filterToQuery={bySearch}
            helperText={false}
            onChange={(_, product) => take(product as ProductRow | null)}
          />
        </ReferenceInput>
      </Box>
      <Box sx={{ gridColumn: { xs: '1 / -1', md: 'span 4' }, minWidth: 0 }}>
        <TextInput source={source('name')} label={label('name')} helperText={false} isRequired />
      </Box>
      <TextInput source={source('quantity')} label={label('quantity')} helperText={false} isRequired slotProps={decimal} />
      <TextInput source={source('unit')} label={label('unit')} helperText={false} />
      <MoneyInput source={source('unitPrice')} label={label('unitPrice')} isRequired />
      <TextInput source={source('discount')} label={label('discount')} helperText={false} slotProps={decimal} />
      <TextInput source={source('taxRate')} label={label('taxRate')} helperText={false} slotProps={decimal} />
      <Box sx={{ textAlign: 'right', alignSelf: 'center', minWidth: 0 }} aria-label={translate(label('amount'))}>
        <Money value={sumOfLine(line)} />
      </Box>
    </>
  );
};

const Total = () => {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const lines = (useWatch({ name: 'lines' }) as Line[] | undefined) ?? [];
  const amount = String((useWatch({ name: 'amount' }) as string | undefined) ?? '');
  if (lines.length === 0) return null;
  const sums = lines.map((line) => ({ amount: sumOfLine(line) }));
  const total = addMoney(...sums.map((sum) => sum.amount));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }} aria-live="polite">
      <span>
        {translate('contracts.lines.total')} <Money value={total} strong />
      </span>
      <SumGap amount={amount} parts={sums} />
      {total !== amount && (
        <Button size="small" onClick={() => setValue('amount', total, { shouldDirty: true, shouldValidate: true })}>
          {translate('contracts.lines.takeSum')}
        </Button>
      )}
    </Box>
  );
};

/** What is sold: products of the price list or free text, what each line comes to, and what is missing of the contract sum. */
export const LinesEditor = () => (
  <RowList
    source="lines"
    columns="repeat(3, minmax(0, 1fr)) repeat(3, minmax(0, 0.9fr)) 40px"
    newRow={() => ({ name: '', quantity: '1', unit: '', unitPrice: '', discount: '', taxRate: '' })}
    row={(source) => <LineRow source={source} />}
    foot={<Total />}
  />
);
