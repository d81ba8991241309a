import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DateText } from '../kit/index.js';
import { draftPath, readDrafts } from '../visits/log/visitDraft.js';

/** Visits that were begun on this device and not saved. */
export const DraftReminder = ({ personId }: { personId: string }) => {
  const translate = useTranslate();
  const drafts = Object.values(readDrafts(personId));
  if (drafts.length === 0) return null;
  return (
    <Box sx={{ display: 'grid', px: 2, py: 0.5, borderRadius: 1, bgcolor: (theme) => theme.tokens.tones.soon.soft }}>
      {drafts.map((draft) => (
        <Box key={draft.slot} sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 1, minHeight: 40 }}>
          <EditNoteOutlined sx={{ fontSize: 20 }} />
          <Box sx={{ flex: '1 1 160px' }}>
            {translate('visits.log.otherDraft', { name: draft.account?.name ?? translate('visits.log.noAccount') })}{' '}
            <DateText value={draft.savedAt} withTime short />
          </Box>
          <Button component={Link} to={draftPath(draft)}>
            {translate('visits.log.continue')}
          </Button>
        </Box>
      ))}
    </Box>
  );
};
