import EditOutlined from '@mui/icons-material/EditOutlined';
import Button from '@mui/material/Button';
import { OrganisationInput, type Organisation } from '@keyline/model';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { TextInput, useTranslate } from 'react-admin';
import { useApi, useMay } from '../data/index.js';
import { ErrorState, Facts, FormDrawer, FormSection, Panel, RowsSkeleton, Wide } from '../kit/index.js';

const KEY = ['organisation'] as const;
const FIELDS = ['address', 'phone', 'bankName', 'bankAccountName', 'bankAccountNo'] as const;

/** Whose paper a letter is, and where customers pay: for those who keep it. */
export const OrganisationPanel = () => {
  const translate = useTranslate();
  const api = useApi();
  const client = useQueryClient();
  const may = useMay('organisation:write');
  const [editing, setEditing] = useState(false);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: KEY,
    queryFn: () => api.get<Organisation>('/organisation'),
    enabled: may,
  });
  if (!may) return null;
  const save = async (values: Record<string, unknown>): Promise<void> => {
    const { can: _, ...input } = { ...data, ...values } as Organisation;
    client.setQueryData(KEY, await api.put<Organisation>('/organisation', input));
  };
  const label = (field: string) => `settings.organisation.${field}`;
  return (
    <Panel
      title={translate(label('title'))}
      actions={
        <Button size="small" startIcon={<EditOutlined />} disabled={!data} onClick={() => setEditing(true)}>
          {translate('ra.action.edit')}
        </Button>
      }
    >
      {error ? (
        <ErrorState compact error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton rows={2} />
      ) : (
        <Facts
          facts={[
            { label: label('name'), value: data.name },
            ...FIELDS.map((field) => ({ label: label(field), value: data[field] })),
          ]}
        />
      )}
      {data && (
        <FormDrawer
          open={editing}
          onClose={() => setEditing(false)}
          title={translate(label('title'))}
          schema={OrganisationInput}
          record={{ id: 'organisation', ...data }}
          onSubmit={save}
        >
          <FormSection>
            <Wide>
              <TextInput source="name" label={label('name')} isRequired helperText={false} />
            </Wide>
            {FIELDS.map((field) => (
              <Wide key={field}>
                <TextInput source={field} label={label(field)} helperText={false} />
              </Wide>
            ))}
          </FormSection>
        </FormDrawer>
      )}
    </Panel>
  );
};
