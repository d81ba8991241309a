import MuiLink from '@mui/material/Link';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { entityPath } from './entityPath.js';

export interface RecordLinkProps {
  /** Entity (`account`) or resource (`accounts`). */
  entity: string;
  id: string | null | undefined;
  children: ReactNode;
  /** Looks like text until pointed at: for the name in a row. */
  quiet?: boolean;
}

/** A link to a record's page. In a table it is what the keyboard reaches, while the mouse may click the whole row. */
export const RecordLink = ({ entity, id, children, quiet = false }: RecordLinkProps) =>
  id ? (
    <MuiLink
      component={Link}
      to={entityPath(entity, id)}
      onClick={(event) => event.stopPropagation()}
      sx={
        quiet
          ? { color: 'text.primary', fontWeight: 500, textDecoration: 'none', '&:hover': { textDecoration: 'underline' } }
          : undefined
      }
    >
      {children}
    </MuiLink>
  ) : (
    <>{children ?? '—'}</>
  );
