import { PARTY_ROLES } from '@keyline/model';
import { TextInput } from 'react-admin';
import { EnumInput } from '../kit/index.js';
import { RowList } from './RowList.js';

/** Who the contract is between, and who signs for whom. Left empty, it is our unit and the customer. */
export const PartiesEditor = () => (
  <RowList
    source="parties"
    columns="140px minmax(0, 2fr) minmax(0, 1fr) 40px"
    newRow={() => ({ role: 'other', name: '', signatory: '' })}
    row={(source) => (
      <>
        <EnumInput source={source('role')} label="contracts.parties.field.role" enum="partyRole" values={PARTY_ROLES} />
        <TextInput source={source('name')} label="contracts.parties.field.name" helperText={false} isRequired />
        <TextInput source={source('signatory')} label="contracts.parties.field.signatory" helperText={false} />
      </>
    )}
  />
);
