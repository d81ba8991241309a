import Add from '@mui/icons-material/Add';
import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import DeleteOutline from '@mui/icons-material/DeleteOutline';
import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import MuiLink from '@mui/material/Link';
import type { DepartmentRow } from '@keyline/model';
import { useState } from 'react';
import { useDataProvider, useGetList, useNotify, useRefresh, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay } from '../data/index.js';
import { ConfirmDialog, EmptyState, ErrorState, Page, Panel, RowsSkeleton } from '../kit/index.js';
import { DepartmentForm, type Editing } from './DepartmentForm.js';

interface Node {
  department: DepartmentRow;
  children: Node[];
  /** People of this department and of all below it. */
  people: number;
}

const treeOf = (rows: readonly DepartmentRow[], parentId: string | null): Node[] =>
  rows
    .filter((row) => row.parentId === parentId)
    .map((department) => {
      const children = treeOf(rows, department.id);
      return { department, children, people: department.headcount + children.reduce((sum, child) => sum + child.people, 0) };
    });

interface Actions {
  onAdd: (parent: DepartmentRow) => void;
  onEdit: (department: DepartmentRow) => void;
  onRemove: (department: DepartmentRow) => void;
}

const NodeTools = ({ node, onAdd, onEdit, onRemove }: Actions & { node: Node }) => {
  const translate = useTranslate();
  const { department } = node;
  const { name } = department;
  const empty = node.people === 0 && node.children.length === 0;
  return (
    <Box sx={{ display: 'flex' }}>
      <IconButton size="small" onClick={() => onAdd(department)} aria-label={translate('departments.addBelow', { name })}>
        <Add />
      </IconButton>
      <IconButton size="small" onClick={() => onEdit(department)} aria-label={translate('departments.edit', { name })}>
        <EditOutlined />
      </IconButton>
      <IconButton
        size="small"
        disabled={!empty}
        onClick={() => onRemove(department)}
        aria-label={translate('departments.remove', { name })}
      >
        <DeleteOutline />
      </IconButton>
    </Box>
  );
};

const Branch = ({ nodes, ...actions }: Actions & { nodes: Node[] }) => {
  const translate = useTranslate();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, 'ul &': { pl: 2.5, ml: 1, borderLeft: 1, borderColor: 'divider' } }}>
      {nodes.map((node) => (
        <li key={node.department.id}>
          <Box
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 1,
              minHeight: 44,
              borderRadius: 1,
              px: 1,
              '&:hover': { bgcolor: (theme) => theme.tokens.hover },
            }}
          >
            <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
              <Box component="span" sx={{ fontWeight: 500 }}>
                {node.department.name}
              </Box>
              <MuiLink
                component={Link}
                to={`/users?filter=${encodeURIComponent(JSON.stringify({ departmentId: node.department.id, leftOn_null: true }))}`}
                sx={{ fontSize: 13, color: 'text.secondary' }}
              >
                {translate('departments.people', { smart_count: node.department.headcount })}
              </MuiLink>
              {node.children.length > 0 && (
                <Box component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>
                  {translate('departments.withBelow', { smart_count: node.people })}
                </Box>
              )}
            </Box>
            {node.department.can.edit && <NodeTools node={node} {...actions} />}
          </Box>
          {node.children.length > 0 && <Branch nodes={node.children} {...actions} />}
        </li>
      ))}
    </Box>
  );
};

/** The organisation: departments below departments, with their people. */
const DepartmentTree = () => {
  const translate = useTranslate();
  const dataProvider = useDataProvider();
  const notify = useNotify();
  const refresh = useRefresh();
  const mayWrite = useMay('department:write');
  const [editing, setEditing] = useState<Editing | null>(null);
  const [removing, setRemoving] = useState<DepartmentRow | null>(null);
  const { data, error, isPending, refetch } = useGetList<DepartmentRow>('departments', {
    pagination: { page: 1, perPage: 1000 },
    sort: { field: 'name', order: 'ASC' },
  });
  const remove = async (): Promise<void> => {
    try {
      await dataProvider.delete('departments', { id: removing?.id ?? '' });
      refresh();
    } catch (failure) {
      notify(failure instanceof Error ? failure.message : 'ra.notification.http_error', { type: 'error' });
    }
  };
  const body = () => {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    if (isPending) return <RowsSkeleton />;
    if (data.length === 0) return <EmptyState icon={<AccountTreeOutlined />} title={translate('departments.empty')} />;
    return (
      <Box sx={{ p: 1 }}>
        <Branch
          nodes={treeOf(data, null)}
          onAdd={(parent) => setEditing({ parentId: parent.id })}
          onEdit={(department) => setEditing({ department })}
          onRemove={setRemoving}
        />
      </Box>
    );
  };
  return (
    <Page
      title={translate('resources.departments.name', { smart_count: 2 })}
      primary={
        mayWrite && { label: translate('departments.create'), icon: <Add />, onClick: () => setEditing({ parentId: null }) }
      }
      narrow
    >
      <Panel flush>{body()}</Panel>
      <DepartmentForm editing={editing} departments={data ?? []} onClose={() => setEditing(null)} />
      <ConfirmDialog
        open={removing !== null}
        onClose={() => setRemoving(null)}
        destructive
        title={translate('departments.removeTitle', { name: removing?.name ?? '' })}
        body={translate('departments.removeBody')}
        confirmLabel={translate('ra.action.delete')}
        onConfirm={remove}
      />
    </Page>
  );
};

export default DepartmentTree;
