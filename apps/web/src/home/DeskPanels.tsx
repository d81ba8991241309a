import Button from '@mui/material/Button';
import type { ApprovalRow, CollectionRow, TaskRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { CardLines, DateText, listPath, Money, OverdueText, RelatedList } from '../kit/index.js';

const SHOWN = 5;

const AllLink = ({ to }: { to: string }) => (
  <Button size="small" component={Link} to={to}>
    {useTranslate()('home.rep.all')}
  </Button>
);

/** What the product or somebody asked of me, up to today. */
export const TasksDue = ({ today }: { today: string }) => {
  const translate = useTranslate();
  const filter = { open: true, mine: true, dueOn_lte: today };
  return (
    <RelatedList<TaskRow>
      resource="tasks"
      title={translate('home.desk.tasks')}
      actions={<AllLink to={listPath('tasks', { open: true, mine: true })} />}
      filter={filter}
      sort={{ field: 'dueOn', order: 'ASC' }}
      limit={SHOWN}
      to={(task) => task.link ?? '/tasks'}
      card={(task) => (
        <CardLines
          title={task.text}
          next={
            <>
              <DateText value={task.dueOn} />
              <OverdueText dueOn={task.dueOn} />
            </>
          }
        />
      )}
      empty={{ title: translate('home.desk.noTasks') }}
    />
  );
};

/** What waits for my decision. */
export const ApprovalsWaiting = () => {
  const translate = useTranslate();
  return (
    <RelatedList<ApprovalRow>
      resource="approvals"
      title={translate('home.desk.approvals')}
      actions={<AllLink to="/approvals" />}
      filter={{ view: 'waiting' }}
      sort={{ field: 'requestedAt', order: 'ASC' }}
      limit={SHOWN}
      card={(request) => (
        <CardLines
          title={request.title}
          badge={request.amount && <Money value={request.amount} strong />}
          facts={
            <>
              <span>{request.requesterName}</span>
              {request.accountName && <span>{request.accountName}</span>}
            </>
          }
          next={
            request.dueOn && (
              <>
                <DateText value={request.dueOn} />
                <OverdueText dueOn={request.dueOn} />
              </>
            )
          }
        />
      )}
      empty={{ title: translate('home.desk.noApprovals') }}
    />
  );
};

/** What I have to collect, with what the customer has promised. */
export const OverdueWithPromises = ({ personId }: { personId: string }) => {
  const translate = useTranslate();
  const filter = { collectorId: personId, overdue: true };
  return (
    <RelatedList<CollectionRow>
      resource="collection"
      title={translate('home.rep.overdue')}
      actions={<AllLink to={listPath('collection', filter)} />}
      filter={filter}
      sort={{ field: 'dueOn', order: 'ASC' }}
      limit={SHOWN}
      to={(part) => `/instalments/${part.id}/show`}
      card={(part) => (
        <CardLines
          title={part.accountName}
          badge={<Money value={part.open} tone="bad" strong />}
          facts={
            <>
              <span>
                {part.contractNumber} {part.name}
              </span>
              {part.promisedOn && (
                <span>
                  {translate('home.desk.promised')} <Money value={part.promisedAmount} /> · <DateText value={part.promisedOn} />
                </span>
              )}
            </>
          }
          next={
            <>
              <DateText value={part.dueOn} />
              <OverdueText dueOn={part.dueOn} />
            </>
          }
        />
      )}
      empty={{ title: translate('home.rep.noOverdue') }}
    />
  );
};
