import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      departments: {
        name: '部门 |||| 部门',
        fields: { name: '名称', parentId: '上级部门', parentName: '上级部门', headcount: '人数' },
      },
    },
    departments: {
      create: '新部门',
      edit: '修改“%{name}”',
      remove: '删除“%{name}”',
      addBelow: '在“%{name}”下新建',
      people: '%{smart_count} 人',
      withBelow: '含下级共 %{smart_count} 人',
      parentHint: '不选则为最上级',
      empty: '还没有部门',
      removeTitle: '删除部门“%{name}”？',
      removeBody: '没有人员和下级部门的部门才能删除。',
    },
  },
  en: {
    resources: {
      departments: {
        name: 'Department |||| Departments',
        fields: { name: 'Name', parentId: 'Part of', parentName: 'Part of', headcount: 'People' },
      },
    },
    departments: {
      create: 'New department',
      edit: 'Change “%{name}”',
      remove: 'Delete “%{name}”',
      addBelow: 'New one below “%{name}”',
      people: '%{smart_count} person |||| %{smart_count} people',
      withBelow: '%{smart_count} with those below',
      parentHint: 'Leave empty for the top level',
      empty: 'No departments yet',
      removeTitle: 'Delete the department “%{name}”?',
      removeBody: 'Only a department without people and without departments below can be deleted.',
    },
  },
};

export const { zh, en } = messages;
