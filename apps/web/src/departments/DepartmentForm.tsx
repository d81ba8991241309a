import { DepartmentInput, type DepartmentRow } from '@keyline/model';
import { AutocompleteInput, ResourceContextProvider, TextInput, useDataProvider, useTranslate } from 'react-admin';
import { FormDrawer, FormSection, Wide } from '../kit/index.js';

/** A department to rename or move, or where a new one goes. */
export type Editing = { department: DepartmentRow; parentId?: undefined } | { department?: undefined; parentId: string | null };

export interface DepartmentFormProps {
  editing: Editing | null;
  departments: readonly DepartmentRow[];
  onClose: () => void;
}

/** The department and all below it: where it cannot be moved to. */
const belowAnd = (rows: readonly DepartmentRow[], id: string | undefined): Set<string> => {
  const found = new Set<string>(id ? [id] : []);
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const row of rows) if (row.parentId && found.has(row.parentId)) found.add(row.id);
  }
  return found;
};

/** Creates, renames or moves a department, beside the tree. */
export const DepartmentForm = ({ editing, departments, onClose }: DepartmentFormProps) => {
  const translate = useTranslate();
  const dataProvider = useDataProvider();
  const { department } = editing ?? {};
  const closed = belowAnd(departments, department?.id);
  const choices = departments.filter(({ id }) => !closed.has(id));
  return (
    <ResourceContextProvider value="departments">
      <FormDrawer
        open={editing !== null}
        onClose={onClose}
        schema={DepartmentInput}
        record={department ?? { parentId: editing?.parentId ?? null }}
        title={department ? translate('departments.edit', { name: department.name }) : translate('departments.create')}
        onSubmit={(values) =>
          department
            ? dataProvider.update('departments', {
                id: department.id,
                data: { ...values, version: department.version },
                previousData: department,
              })
            : dataProvider.create('departments', { data: values })
        }
      >
        <FormSection>
          <Wide>
            <TextInput source="name" isRequired helperText={false} autoFocus />
          </Wide>
          <Wide>
            <AutocompleteInput source="parentId" choices={choices} helperText={translate('departments.parentHint')} />
          </Wide>
        </FormSection>
      </FormDrawer>
    </ResourceContextProvider>
  );
};
