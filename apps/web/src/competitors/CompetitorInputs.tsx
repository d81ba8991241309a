import { TextInput } from 'react-admin';
import { FormSection, Wide } from '../kit/index.js';

/** The inputs of a competitor. */
export const CompetitorInputs = () => (
  <FormSection>
    <TextInput source="name" isRequired helperText={false} autoFocus />
    <TextInput source="website" type="url" helperText={false} />
    <Wide>
      <TextInput source="products" multiline minRows={2} helperText={false} />
    </Wide>
    <Wide>
      <TextInput source="strengths" multiline minRows={2} helperText={false} />
    </Wide>
    <Wide>
      <TextInput source="weaknesses" multiline minRows={2} helperText={false} />
    </Wide>
  </FormSection>
);
