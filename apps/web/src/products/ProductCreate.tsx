import { ProductInput as productSchema } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { FormPage } from '../kit/index.js';
import { ProductInputs } from './ProductInputs.js';

const ProductCreate = () => {
  const translate = useTranslate();
  return (
    <FormPage
      mode="create"
      title={translate('products.create')}
      schema={productSchema}
      defaultValues={{ active: true }}
      redirect="list"
    >
      <ProductInputs />
    </FormPage>
  );
};

export default ProductCreate;
