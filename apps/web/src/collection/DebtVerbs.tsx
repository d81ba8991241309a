import EventAvailableOutlined from '@mui/icons-material/EventAvailableOutlined';
import MailOutlined from '@mui/icons-material/MailOutlined';
import PhoneInTalkOutlined from '@mui/icons-material/PhoneInTalkOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useMay } from '../data/index.js';
import { useIsDesk } from '../kit/index.js';
import { DunningDrawer } from './DunningDrawer.js';
import { LetterDialog } from './LetterDialog.js';
import { PromiseDrawer } from './PromiseDrawer.js';

/** What a talk, a promise or a letter is about. */
export interface Debt {
  accountId: string;
  accountName: string;
  instalmentId?: string;
  instalmentName?: string;
  /** What is open of it; fills the promise. */
  open?: string;
}
type Verb = 'note' | 'promise' | 'letter';
const icons: Record<Verb, ReactNode> = {
  note: <PhoneInTalkOutlined fontSize="small" />,
  promise: <EventAvailableOutlined fontSize="small" />,
  letter: <MailOutlined fontSize="small" />,
};
const VERBS: readonly Verb[] = ['note', 'promise', 'letter'];

/** Note a call, note a promise, write the letter: as icons in a row, as buttons on a page. */
export const DebtVerbs = ({ debt, compact = false }: { debt: Debt; compact?: boolean }) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const may = useMay('dunning:write');
  const [verb, setVerb] = useState<Verb | null>(null);
  const close = () => setVerb(null);
  if (!may) return null;
  return (
    <Box
      sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: compact ? 0.25 : 1 }}
      onClick={(event) => {
        // Inside a card that is a link: the buttons and the drawers that they open do not follow it.
        event.stopPropagation();
        if (!desk && compact) event.preventDefault();
      }}
    >
      {VERBS.map((each) =>
        compact ? (
          <Tooltip key={each} title={translate(`collection.verb.${each}`)}>
            <IconButton
              size="small"
              aria-label={translate('collection.verbOf', { verb: translate(`collection.verb.${each}`), name: debt.accountName })}
              onClick={() => setVerb(each)}
            >
              {icons[each]}
            </IconButton>
          </Tooltip>
        ) : (
          <Button key={each} variant="outlined" size="small" startIcon={icons[each]} onClick={() => setVerb(each)}>
            {translate(`collection.verb.${each}`)}
          </Button>
        ),
      )}
      <DunningDrawer debt={debt} open={verb === 'note'} onClose={close} />
      <PromiseDrawer debt={debt} open={verb === 'promise'} onClose={close} />
      <LetterDialog debt={debt} open={verb === 'letter'} onClose={close} />
    </Box>
  );
};
