import { DECISION_ROLES, type ContactRow } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useGetList, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ContactCard } from '../contacts/ContactCard.js';
import { useMay } from '../data/index.js';
import { Badge, EmptyState, EnumLabel, ErrorState, Panel, PrimaryButton, RowsSkeleton } from '../kit/index.js';

/** Those who matter most to a decision first; who left last. */
const weight = (contact: ContactRow): number => {
  const role = contact.decisionRole ? DECISION_ROLES.indexOf(contact.decisionRole) : DECISION_ROLES.length;
  return (contact.leftOn ? 100 : 0) + role;
};

interface Node {
  contact: ContactRow;
  depth: number;
}

/** The reporting line as a list: everybody under whom they report to, each once. */
const inReportingOrder = (contacts: ContactRow[]): Node[] => {
  const known = new Set(contacts.map(({ id }) => id));
  const sorted = [...contacts].sort((a, b) => weight(a) - weight(b) || a.name.localeCompare(b.name));
  const placed = new Set<string>();
  const nodes: Node[] = [];
  const place = (contact: ContactRow, depth: number): void => {
    if (placed.has(contact.id)) return;
    placed.add(contact.id);
    nodes.push({ contact, depth });
    sorted.filter(({ reportsToId }) => reportsToId === contact.id).forEach((report) => place(report, depth + 1));
  };
  sorted.filter(({ reportsToId }) => !reportsToId || !known.has(reportsToId)).forEach((contact) => place(contact, 0));
  // Two who report to each other have nobody above them; they are shown all the same.
  sorted.forEach((contact) => place(contact, 0));
  return nodes;
};

/** Parts of the buying committee that nobody is known to hold. */
const Gaps = ({ contacts }: { contacts: ContactRow[] }) => {
  const translate = useTranslate();
  const held = new Set(contacts.filter(({ leftOn }) => !leftOn).map(({ decisionRole }) => decisionRole));
  const missing = (['decision_maker', 'coach'] as const).filter((role) => !held.has(role));
  if (missing.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, pb: 1.5 }}>
      <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>
        {translate('accounts.gaps')}
      </Box>
      {missing.map((role) => (
        <Badge key={role} tone="soon">
          <EnumLabel enum="decisionRole" value={role} />
        </Badge>
      ))}
    </Box>
  );
};

const Person = ({ node: { contact, depth } }: { node: Node }) => (
  <Box component="li" sx={{ borderTop: 1, borderColor: 'divider' }}>
    <Box
      component={Link}
      to={`/contacts/${contact.id}/show`}
      sx={{
        display: 'block',
        pr: 2,
        py: 1.5,
        pl: 2 + Math.min(depth, 4) * 2.5,
        color: 'text.primary',
        textDecoration: 'none',
        opacity: contact.leftOn ? 0.65 : 1,
        position: 'relative',
        '&:hover': { bgcolor: (theme) => theme.tokens.hover },
      }}
    >
      {depth > 0 && (
        <Box
          aria-hidden
          sx={{
            position: 'absolute',
            left: 12 + Math.min(depth, 4) * 20 - 10,
            top: 14,
            width: 8,
            height: 10,
            borderLeft: 1,
            borderBottom: 1,
            borderColor: 'text.secondary',
            opacity: 0.5,
          }}
        />
      )}
      <ContactCard contact={contact} />
    </Box>
  </Box>
);

/** The people at the account, in their reporting line, with their part in the decision and the parts that nobody holds. */
export const AccountPeople = ({ accountId, readOnly = false }: { accountId: string; readOnly?: boolean }) => {
  const translate = useTranslate();
  const { data, error, isPending, refetch } = useGetList<ContactRow>('contacts', {
    filter: { accountId },
    sort: { field: 'name', order: 'ASC' },
    pagination: { page: 1, perPage: 200 },
  });
  const mayAdd = useMay('contact:write') && !readOnly;
  const create = mayAdd && {
    label: translate('shell.create.contact'),
    to: `/contacts/create?accountId=${accountId}`,
  };
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <RowsSkeleton rows={4} />;
  if (data.length === 0)
    return (
      <Panel>
        <EmptyState compact title={translate('accounts.empty.people')} action={create && <PrimaryButton {...create} />} />
      </Panel>
    );
  return (
    <Panel
      flush
      title={translate('accounts.relations')}
      actions={
        create && (
          <Button variant="outlined" component={Link} to={create.to}>
            {create.label}
          </Button>
        )
      }
    >
      {!readOnly && <Gaps contacts={data} />}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {inReportingOrder(data).map((node) => (
          <Person key={node.contact.id} node={node} />
        ))}
      </Box>
    </Panel>
  );
};
