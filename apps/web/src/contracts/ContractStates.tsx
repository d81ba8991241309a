import { CONTRACT_STATES, type ContractRecord } from '@keyline/model';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { DateText } from '../kit/index.js';

const path = CONTRACT_STATES.filter((state) => state !== 'terminated');

/** Where the contract stands on its way from draft to closed, or that it was ended before. */
export const ContractStates = ({ contract }: { contract: ContractRecord }) => {
  const translate = useTranslate();
  if (contract.state === 'terminated') {
    return (
      <Box
        role="status"
        sx={{
          mb: 2,
          px: 2,
          py: 1.25,
          borderRadius: 1,
          bgcolor: (theme) => theme.tokens.tones.bad.soft,
          color: (theme) => theme.tokens.tones.bad.ink,
        }}
      >
        {translate('contracts.terminated')} <DateText value={contract.terminatedOn} />
        {contract.terminationReason && <Box sx={{ mt: 0.5 }}>{contract.terminationReason}</Box>}
      </Box>
    );
  }
  const reached = path.indexOf(contract.state);
  return (
    <Box
      component="ol"
      aria-label={translate('contracts.states')}
      // On the phone it scrolls: the keyboard has to reach it.
      tabIndex={0}
      sx={{ display: 'flex', gap: '3px', m: 0, mb: 2, p: 0, listStyle: 'none', overflowX: 'auto' }}
    >
      {path.map((state, index) => (
        <Box
          component="li"
          key={state}
          aria-current={index === reached ? 'step' : undefined}
          sx={{
            flex: '1 0 auto',
            minWidth: 68,
            minHeight: 34,
            px: 1,
            borderRadius: 1,
            fontSize: 13,
            display: 'flex',
            alignItems: 'center',
            justifyContent: 'center',
            fontWeight: index === reached ? 600 : 400,
            color: (theme) =>
              index === reached
                ? theme.palette.primary.contrastText
                : index < reached
                  ? theme.tokens.tones.accent.ink
                  : theme.tokens.textQuiet,
            bgcolor: (theme) =>
              index === reached
                ? theme.palette.primary.main
                : index < reached
                  ? theme.tokens.tones.accent.soft
                  : theme.tokens.tones.neutral.soft,
          }}
        >
          {translate(`enums.contractState.${state}`)}
        </Box>
      ))}
    </Box>
  );
};
