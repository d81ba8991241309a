import AddCommentOutlined from '@mui/icons-material/AddCommentOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import type { CommentAnchor, ReportRecord } from '@keyline/model';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';

interface Talk {
  /** What the next comment is about; null: the report as a whole. */
  anchor: CommentAnchor | null;
  about: (anchor: CommentAnchor | null) => void;
  /** Comments so far on that line. */
  countOf: (anchor: CommentAnchor) => number;
}

const TalkContext = createContext<Talk | null>(null);

/** The talk about a report, for its lines and for the box that one writes into; null where nobody may comment. */
export const useTalk = (): Talk | null => useContext(TalkContext);

/** Where the comment is written: a line's mark leads there. */
export const COMMENT_BOX = 'report-comment';

/** Lets every line of the report be commented on by who may. */
export const TalkAbout = ({ report, children }: { report: ReportRecord; children: ReactNode }) => {
  const [anchor, setAnchor] = useState<CommentAnchor | null>(null);
  const talk = useMemo<Talk | null>(() => {
    if (!report.can.comment) return null;
    return {
      anchor,
      about: (next) => {
        setAnchor(next);
        if (next) document.getElementById(COMMENT_BOX)?.focus();
      },
      countOf: ({ part, key }) => report.history.filter(({ anchor: on }) => on && on.part === part && on.key === key).length,
    };
  }, [report, anchor]);
  return <TalkContext value={talk}>{children}</TalkContext>;
};

/** Beside a line: begins a comment on it, and says how many there are. */
export const CommentMark = ({ anchor }: { anchor: CommentAnchor }) => {
  const translate = useTranslate();
  const talk = useTalk();
  if (!talk) return null;
  const count = talk.countOf(anchor);
  return (
    <IconButton
      className="no-print"
      size="small"
      onClick={() => talk.about(anchor)}
      aria-label={translate('reports.talk.about', { name: anchor.label })}
      sx={{
        color: (theme) => (count > 0 ? theme.palette.primary.main : theme.palette.text.disabled),
        minWidth: { xs: 44, md: 28 },
        minHeight: { xs: 44, md: 28 },
      }}
    >
      <AddCommentOutlined sx={{ fontSize: 15 }} />
      {count > 0 && (
        <Box component="span" sx={{ fontSize: 12, ml: 0.25 }}>
          {count}
        </Box>
      )}
    </IconButton>
  );
};
