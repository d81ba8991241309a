import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { PersonRow, PostingRow } from '@keyline/model';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { Panel, RecordLink } from '../kit/index.js';
import { Roles } from './PersonList.js';

const Line = ({ posting }: { posting: PostingRow }) => {
  const translate = useTranslate();
  const { fromOn, untilOn, departmentName, managerId, managerName, roles } = posting;
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0, pt: 0 } }}>
      <Typography variant="body2" color="text.secondary">
        {untilOn === null
          ? translate('users.since', { from: fromOn })
          : translate('users.between', { from: fromOn, until: untilOn })}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5 }}>
        <span>{departmentName}</span>
        {managerId && (
          <RecordLink entity="users" id={managerId}>
            {managerName}
          </RecordLink>
        )}
        <Roles roles={roles} />
      </Box>
    </Box>
  );
};

/** Where the person stood before; nothing for who has always been in the same place. */
export const PostingHistory = ({ person }: { person: PersonRow }) => {
  const api = useApi();
  const translate = useTranslate();
  const { data = [] } = useQuery({
    queryKey: ['users', 'postings', person.id, person.version],
    queryFn: () => api.get<PostingRow[]>(`/users/${person.id}/postings`),
  });
  if (data.length < 2) return null;
  return (
    <Panel title={translate('users.history')}>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data.map((posting) => (
          <Line key={posting.fromOn} posting={posting} />
        ))}
      </Box>
    </Panel>
  );
};
