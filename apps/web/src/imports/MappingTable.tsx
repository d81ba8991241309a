import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import type { ImportKindRow, ImportMapping, ImportPreview } from '@keyline/model';
import { useTranslate } from 'react-admin';

export interface MappingTableProps {
  kind: ImportKindRow;
  preview: ImportPreview;
  mapping: ImportMapping;
  onChange: (mapping: ImportMapping) => void;
}

/** Each column of the file with its first values, and the field that it fills. */
export const MappingTable = ({ kind, preview, mapping, onChange }: MappingTableProps) => {
  const translate = useTranslate();
  // A field is filled by one column only: choosing it again takes it from the other.
  const choose = (heading: string, field: string): void =>
    onChange({
      ...Object.fromEntries(Object.entries(mapping).map(([other, used]) => [other, field && used === field ? '' : used])),
      [heading]: field,
    });
  return (
    <Box sx={{ overflow: 'auto', mx: -2 }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{translate('imports.column')}</TableCell>
            <TableCell>{translate('imports.field')}</TableCell>
            <TableCell sx={{ display: { xs: 'none', sm: 'table-cell' } }}>{translate('imports.sample')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {preview.columns.map(({ heading }, index) => (
            <TableRow key={heading}>
              <TableCell sx={{ fontWeight: 500 }}>{heading}</TableCell>
              <TableCell sx={{ minWidth: 150 }}>
                <TextField
                  select
                  value={mapping[heading] ?? ''}
                  onChange={(event) => choose(heading, event.target.value)}
                  slotProps={{
                    htmlInput: { 'aria-label': translate('imports.fieldOf', { heading }) },
                    select: { displayEmpty: true },
                  }}
                >
                  <MenuItem value="">
                    <Box component="span" sx={{ color: 'text.secondary' }}>
                      {translate('imports.leaveOut')}
                    </Box>
                  </MenuItem>
                  {kind.fields.map(({ name, label, required }) => (
                    <MenuItem key={name} value={name}>
                      {required ? `${label} *` : label}
                    </MenuItem>
                  ))}
                </TextField>
              </TableCell>
              <TableCell
                sx={{
                  display: { xs: 'none', sm: 'table-cell' },
                  color: 'text.secondary',
                  fontSize: 13,
                  maxWidth: 320,
                  overflow: 'hidden',
                  textOverflow: 'ellipsis',
                  whiteSpace: 'nowrap',
                }}
              >
                {preview.rows
                  .slice(0, 3)
                  .map((row) => row[index] ?? '')
                  .filter(Boolean)
                  .join(' · ') || '—'}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};
