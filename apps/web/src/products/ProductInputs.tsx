import { BooleanInput, TextInput, useTranslate } from 'react-admin';
import { useMay } from '../data/index.js';
import { FormSection, MoneyInput, Wide } from '../kit/index.js';

/** The inputs of a product; price floor and cost only for those who may see them. */
export const ProductInputs = () => {
  const translate = useTranslate();
  const mayFloor = useMay('price-floor:read');
  const mayMargin = useMay('margin:read');
  return (
    <FormSection title={translate('products.section')}>
      <Wide>
        <TextInput source="name" isRequired helperText={false} autoFocus />
      </Wide>
      <TextInput source="code" isRequired helperText={false} />
      <TextInput source="series" helperText={false} />
      <MoneyInput source="listPrice" isRequired />
      {mayFloor && <MoneyInput source="floorPrice" />}
      {mayMargin && <MoneyInput source="costPrice" helperText={translate('products.costHint')} />}
      <TextInput source="unit" helperText={false} />
      <BooleanInput source="active" helperText={false} />
    </FormSection>
  );
};
