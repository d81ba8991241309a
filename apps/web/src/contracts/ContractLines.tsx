import { plainDecimal, type ContractRecord } from '@keyline/model';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslate } from 'react-admin';
import { CardLines, EmptyState, EnumLabel, Money, Panel, percentText, useIsDesk } from '../kit/index.js';

const NUMBERS = ['quantity', 'unitPrice', 'discount', 'taxRate', 'amount'] as const;

const LinesTable = ({ contract: { lines } }: { contract: ContractRecord }) => {
  const translate = useTranslate();
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={translate('contracts.section.lines')}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('contracts.lines.field.name')}</TableCell>
            {NUMBERS.map((name) => (
              <TableCell key={name} align="right">
                {translate(`contracts.lines.field.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line, index) => (
            <TableRow key={index}>
              <TableCell sx={{ fontWeight: 500 }}>{line.name}</TableCell>
              <TableCell align="right">
                {plainDecimal(line.quantity)} {line.unit}
              </TableCell>
              <TableCell align="right">
                <Money value={line.unitPrice} />
              </TableCell>
              <TableCell align="right">{/[1-9]/.test(line.discount) ? percentText({ value: line.discount }) : '—'}</TableCell>
              <TableCell align="right">{percentText({ value: line.taxRate })}</TableCell>
              <TableCell align="right">
                <Money value={line.amount} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};

const LinesCards = ({ contract: { lines } }: { contract: ContractRecord }) => (
  <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
    {lines.map((line, index) => (
      <Box component="li" key={index} sx={{ px: 2, py: 1.5, borderTop: 1, borderColor: 'divider' }}>
        <CardLines
          title={line.name}
          badge={<Money value={line.amount} strong />}
          next={
            <span>
              {plainDecimal(line.quantity)} {line.unit} × <Money value={line.unitPrice} />
              {/[1-9]/.test(line.discount) && ` -${plainDecimal(line.discount)}%`}
            </span>
          }
        />
      </Box>
    ))}
  </Box>
);

/** What is sold under the contract, and the tax in it. */
export const ContractLines = ({ contract }: { contract: ContractRecord }) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const { lines, net, tax, amount } = contract;
  return (
    <Panel title={translate('contracts.section.lines')} flush>
      {lines.length === 0 ? (
        <EmptyState compact title={translate('contracts.lines.empty')} />
      ) : desk ? (
        <LinesTable contract={contract} />
      ) : (
        <LinesCards contract={contract} />
      )}
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          justifyContent: 'flex-end',
          columnGap: 3,
          px: 2,
          py: 1.5,
          borderTop: 1,
          borderColor: 'divider',
        }}
      >
        {(
          [
            ['net', net],
            ['tax', tax],
            ['gross', amount],
          ] as const
        ).map(([name, value]) => (
          <span key={name}>
            {translate(`contracts.lines.${name}`)} <Money value={value} strong={name === 'gross'} />
          </span>
        ))}
      </Box>
    </Panel>
  );
};

/** Who the contract is between. */
export const ContractParties = ({ contract: { parties } }: { contract: ContractRecord }) => {
  const translate = useTranslate();
  if (parties.length === 0) return null;
  return (
    <Panel title={translate('contracts.section.parties')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {parties.map(({ role, name, signatory }, index) => (
          <Box component="li" key={index} sx={{ py: 0.5 }}>
            <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
              <EnumLabel enum="partyRole" value={role} />
            </Box>
            {name}
            {signatory && ` · ${translate('contracts.parties.signs', { name: signatory })}`}
          </Box>
        ))}
      </Box>
    </Panel>
  );
};
