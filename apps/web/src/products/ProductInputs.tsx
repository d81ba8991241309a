import { BooleanInput, TextInput, useTranslate } from 'react-admin';
import { useMay } from '../data/index.js';
import { FormSection, MoneyInput, Wide } from '../kit/index.js';

/** The inputs of a product; the price floor only for those who may see it. */
export const ProductInputs = () => {
  const translate = useTranslate();
  const mayFloor = useMay('price-floor:read');
  return (
    <FormSection title={translate('products.section')}>
      <Wide>
        <TextInput source="name" isRequired helperText={false} autoFocus />
      </Wide>
      <TextInput source="code" isRequired helperText={false} />
      <TextInput source="series" helperText={false} />
      <MoneyInput source="listPrice" isRequired />
      {mayFloor && <MoneyInput source="floorPrice" />}
      <TextInput source="unit" helperText={false} />
      <BooleanInput source="active" helperText={false} />
    </FormSection>
  );
};
