import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useTranslate } from 'react-admin';
import type { DemoSignIns as Demo } from '../data/index.js';

export interface DemoSignInsProps {
  demo: Demo;
  chosen: string;
  onChoose: (username: string) => void;
}

/** The people of the demo company by role, and one who shares a role by what to try as them; one tap fills in the form. */
export const DemoSignIns = ({ demo, chosen, onChoose }: DemoSignInsProps) => {
  const translate = useTranslate();
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 2 }}>
      <Box sx={{ color: 'text.secondary', fontSize: 13, mb: 1 }}>
        {translate('shell.login.demo', { password: demo.password })}
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(3, minmax(0, 1fr))', gap: 1 }}>
        {demo.signIns?.map(({ username, name, role }) => (
          <ButtonBase
            key={username}
            type="button"
            aria-pressed={chosen === username}
            onClick={() => onChoose(username)}
            sx={{
              display: 'block',
              textAlign: 'left',
              px: 1.25,
              py: 0.75,
              borderRadius: 1,
              border: 1,
              minHeight: 48,
              minWidth: 0,
              borderColor: chosen === username ? 'primary.main' : 'divider',
              bgcolor: (theme) => (chosen === username ? theme.tokens.selected : theme.tokens.surface),
            }}
          >
            <Box sx={{ fontSize: 13, fontWeight: 500, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
              {name}
            </Box>
            <Box
              sx={{ fontSize: 12, color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
            >
              {translate(`shell.login.person.${username}`, { _: translate(`enums.role.${role}`, { _: role }) })}
            </Box>
          </ButtonBase>
        ))}
      </Box>
    </Box>
  );
};
