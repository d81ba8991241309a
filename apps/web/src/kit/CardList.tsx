import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useCreatePath, useListContext, useResourceContext, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';

export interface CardLinesProps {
  /** First line: the name, and on the right a badge. */
  title: ReactNode;
  badge?: ReactNode;
  /** Second line: the two facts that matter. */
  facts?: ReactNode;
  /** Third line: the next date. */
  next?: ReactNode;
}

/** The three lines of a card on the phone. */
export const CardLines = ({ title, badge, facts, next }: CardLinesProps) => (
  <>
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <Box
        sx={{
          flex: 1,
          minWidth: 0,
          fontWeight: 600,
          fontSize: 15,
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        }}
      >
        {title}
      </Box>
      {badge}
    </Box>
    {facts && <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, mt: 0.5 }}>{facts}</Box>}
    {next && (
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, mt: 0.25, color: 'text.secondary', fontSize: 13 }}>{next}</Box>
    )}
  </>
);

export interface CardListProps<R extends RaRecord> {
  card: (record: R) => ReactNode;
  /** Where a tap leads; the record's page by default, nowhere for `false`. */
  to?: (record: R) => string | false;
}

/** The list on the phone: one card a row, the whole card is the link. */
export const CardList = <R extends RaRecord>({ card, to }: CardListProps<R>) => {
  const { data = [] } = useListContext<R>();
  const resource = useResourceContext();
  const createPath = useCreatePath();
  const pathOf = (record: R) => (to ? to(record) : createPath({ resource, type: 'show', id: record.id }));
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {data.map((record) => {
        const path = pathOf(record);
        return (
          <Box
            component="li"
            key={record.id}
            sx={{ borderBottom: 1, borderColor: 'divider', '&:last-of-type': { borderBottom: 0 } }}
          >
            <Box
              {...(path ? { component: Link, to: path } : {})}
              sx={{
                display: 'block',
                px: 2,
                py: 1.5,
                color: 'text.primary',
                textDecoration: 'none',
                '&:active': { bgcolor: (theme) => (path ? theme.tokens.hover : undefined) },
              }}
            >
              {card(record)}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
};
