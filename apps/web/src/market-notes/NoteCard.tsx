import type { MarketNoteRow } from '@keyline/model';
import { CardLines, DateText, EnumChip, PersonName } from '../kit/index.js';

/** The three lines of a market note. */
export const NoteCard = ({ note, withCompetitor = true }: { note: MarketNoteRow; withCompetitor?: boolean }) => (
  <CardLines
    title={note.content}
    badge={<EnumChip enum="marketNoteKind" value={note.kind} dot={false} />}
    facts={
      <span>
        {[withCompetitor && note.competitorName, note.accountName, note.opportunityName].filter(Boolean).join(' · ') || '—'}
      </span>
    }
    next={
      <>
        <DateText value={note.seenOn} />
        <PersonName name={note.authorName} plain />
      </>
    }
  />
);
