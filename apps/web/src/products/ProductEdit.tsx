import { ProductInput as productSchema } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { FormPage } from '../kit/index.js';
import { ProductInputs } from './ProductInputs.js';

const ProductEdit = () => {
  const translate = useTranslate();
  return (
    <FormPage
      mode="edit"
      title={(product) => translate('products.edit', { name: String(product['name']) })}
      schema={productSchema}
      redirect="list"
    >
      <ProductInputs />
    </FormPage>
  );
};

export default ProductEdit;
