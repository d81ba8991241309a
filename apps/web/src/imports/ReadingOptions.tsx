import { DATE_ORDERS, type DateOrder, type ImportKind, type ImportOptions } from '@keyline/model';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';

export interface ReadingOptionsProps {
  kind: ImportKind;
  options: ImportOptions;
  onChange: (options: ImportOptions) => void;
}

/** How the file is to be read besides its columns: how it writes days, and what the kind asks for. */
export const ReadingOptions = ({ kind, options, onChange }: ReadingOptionsProps) => {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mt: 2 }}>
      <TextField
        select
        size="small"
        label={translate('imports.dateOrder')}
        value={options.dateOrder}
        onChange={(event) => onChange({ ...options, dateOrder: event.target.value as DateOrder })}
        sx={{ width: 220 }}
      >
        {DATE_ORDERS.map((order) => (
          <MenuItem key={order} value={order}>
            {translate(`imports.dateOrders.${order}`)}
          </MenuItem>
        ))}
      </TextField>
      {kind === 'bank-statement' && (
        <TextField
          size="small"
          label={translate('imports.ownAccount')}
          value={options.ownAccount}
          onChange={(event) => onChange({ ...options, ownAccount: event.target.value })}
          sx={{ width: 260 }}
        />
      )}
      {kind === 'receivables' && (
        <FormControlLabel
          control={
            <Checkbox
              checked={options.createAccounts}
              onChange={(event) => onChange({ ...options, createAccounts: event.target.checked })}
            />
          }
          label={translate('imports.createAccounts')}
        />
      )}
    </Box>
  );
};
