import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ImportKindRow, ImportRecord } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { Panel } from '../kit/index.js';

/** The rows that were not taken: line of the file, field, reason, value. */
export const Refusals = ({ run }: { run: ImportRecord }) => {
  const translate = useTranslate();
  const api = useApi();
  const { data: kinds } = useQuery({ queryKey: ['imports', 'kinds'], queryFn: () => api.get<ImportKindRow[]>('/imports/kinds') });
  const fields = kinds?.find(({ kind }) => kind === run.kind)?.fields ?? [];
  const labelOf = (field: string): string => fields.find(({ name }) => name === field)?.label ?? field;
  const hidden = run.refused - run.refusals.length;
  return (
    <Panel flush title={translate('imports.refusals', { smart_count: run.refused })}>
      <Box
        sx={{ overflow: 'auto', maxHeight: 560 }}
        tabIndex={0}
        role="region"
        aria-label={translate('imports.refusals', { smart_count: run.refused })}
      >
        <Table size="small" stickyHeader>
          <TableHead>
            <TableRow>
              <TableCell align="right">{translate('imports.line')}</TableCell>
              <TableCell>{translate('imports.field')}</TableCell>
              <TableCell>{translate('imports.reason')}</TableCell>
              <TableCell>{translate('imports.value')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {run.refusals.map((refusal, index) => (
              <TableRow key={`${refusal.line}-${refusal.field}-${index}`}>
                <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                  {refusal.line}
                </TableCell>
                <TableCell>{labelOf(refusal.field) || '—'}</TableCell>
                <TableCell>{refusal.reason}</TableCell>
                <TableCell sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>{refusal.value || '—'}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      {hidden > 0 && (
        <Box sx={{ px: 2, py: 1, color: 'text.secondary', fontSize: 13 }}>
          {translate('imports.moreRefusals', { smart_count: hidden })}
        </Box>
      )}
    </Panel>
  );
};
