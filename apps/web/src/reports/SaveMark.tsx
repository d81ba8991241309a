import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { useMe } from '../data/index.js';
import { instantIn } from '../kit/index.js';
import type { ReportDraft } from './useReportDraft.js';

/** 已保存 10:32. Says whether what is on the screen is stored. */
export const SaveMark = ({ draft }: { draft: ReportDraft }) => {
  const translate = useTranslate();
  const timeZone = useMe()?.timeZone ?? 'Asia/Shanghai';
  const { state, savedAt } = draft;
  const time = savedAt ? instantIn(savedAt, timeZone).time : '';
  const tone = state === 'conflict' || state === 'refused' ? 'bad' : state === 'offline' ? 'soon' : 'neutral';
  return (
    <Box role="status" sx={{ fontSize: 13, whiteSpace: 'nowrap', color: (theme) => theme.tokens.tones[tone].ink }}>
      {state === 'clean' ? translate('reports.save.clean') : translate(`reports.save.${state}`, { time })}
    </Box>
  );
};

/** Somebody, or the same person elsewhere, stored another text: nothing is lost without being asked. */
export const ConflictNotice = ({ draft }: { draft: ReportDraft }) => {
  const translate = useTranslate();
  if (draft.state !== 'conflict' && draft.state !== 'refused') return null;
  const conflict = draft.state === 'conflict';
  return (
    <Box
      role="alert"
      className="no-print"
      sx={{
        mb: 2,
        px: 2,
        py: 1.5,
        borderRadius: 1,
        border: 1,
        borderColor: (theme) => theme.tokens.tones.bad.solid,
        bgcolor: (theme) => theme.tokens.tones.bad.soft,
      }}
    >
      <Box sx={{ fontWeight: 600 }}>{translate(conflict ? 'reports.conflict.title' : 'reports.refused.title')}</Box>
      <Box sx={{ mb: 1 }}>{conflict ? translate('reports.conflict.body') : (draft.problem ?? '')}</Box>
      {conflict && (
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          <Button variant="outlined" onClick={draft.discard}>
            {translate('reports.conflict.theirs')}
          </Button>
          <Button variant="outlined" color="error" onClick={() => void draft.overwrite()}>
            {translate('reports.conflict.mine')}
          </Button>
        </Box>
      )}
    </Box>
  );
};
