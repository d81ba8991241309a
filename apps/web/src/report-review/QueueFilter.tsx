import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useTranslate } from 'react-admin';
import { REVIEW_VIEWS, type ReviewView } from './useReviewQueue.js';

export interface QueueFilterProps {
  view: ReviewView;
  find: string;
  onView: (view: ReviewView) => void;
  onFind: (find: string) => void;
}

/** Which reports stand in the queue. */
export const QueueFilter = ({ view, find, onView, onFind }: QueueFilterProps) => {
  const translate = useTranslate();
  return (
    <Box className="no-print" sx={{ display: 'grid', gap: 1, px: 2, py: 1.5, borderBottom: 1, borderColor: 'divider' }}>
      <ToggleButtonGroup
        exclusive
        fullWidth
        size="small"
        value={view}
        aria-label={translate('reports.review.show')}
        onChange={(_, next: ReviewView | null) => next && onView(next)}
      >
        {REVIEW_VIEWS.map((each) => (
          <ToggleButton key={each} value={each} sx={{ px: 0.5, lineHeight: 1.3 }}>
            {translate(`reports.review.${each}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <TextField
        size="small"
        value={find}
        placeholder={translate('reports.review.find')}
        onChange={(event) => onFind(event.target.value)}
        slotProps={{ htmlInput: { 'aria-label': translate('reports.review.find') } }}
      />
    </Box>
  );
};
