import type { ComplaintRow, MarketNoteRow } from '@keyline/model';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ComplaintCard } from '../complaints/ComplaintCard.js';
import { useMay } from '../data/index.js';
import { RelatedList } from '../kit/index.js';
import { NoteCard } from '../market-notes/NoteCard.js';

/** What the account complained of. */
export const AccountComplaints = ({ accountId }: { accountId: string }) => {
  const translate = useTranslate();
  const create = useMay('complaint:write') && (
    <Button variant="outlined" component={Link} to={`/complaints/create?accountId=${accountId}`}>
      {translate('complaints.create')}
    </Button>
  );
  return (
    <RelatedList<ComplaintRow>
      resource="complaints"
      title={translate('resources.complaints.name', { smart_count: 2 })}
      actions={create}
      filter={{ accountId }}
      sort={{ field: 'reportedOn', order: 'DESC' }}
      empty={{ title: translate('accounts.empty.complaints') }}
      card={(complaint) => <ComplaintCard complaint={complaint} withAccount={false} />}
    />
  );
};

/** What was seen in the market at the account. */
export const AccountNotes = ({ accountId }: { accountId: string }) => {
  const translate = useTranslate();
  const create = useMay('market:write') && (
    <Button variant="outlined" component={Link} to={`/market-notes/create?accountId=${accountId}`}>
      {translate('marketNotes.create')}
    </Button>
  );
  return (
    <RelatedList<MarketNoteRow>
      resource="market-notes"
      title={translate('resources.market-notes.name', { smart_count: 2 })}
      actions={create}
      filter={{ accountId }}
      sort={{ field: 'seenOn', order: 'DESC' }}
      empty={{ title: translate('accounts.empty.notes') }}
      card={(note) => <NoteCard note={note} />}
    />
  );
};
