import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      'approval-definitions': {
        name: '审批流程 |||| 审批流程',
        fields: {
          name: '名称',
          zh: '中文名',
          en: '英文名',
          active: '启用',
          stage: '顺序',
          by: '由谁审批',
          when: '金额从',
          withinDays: '期限（天）',
        },
      },
    },
    definitions: {
      title: '审批流程',
      hint: '顺序相同的步骤同时进行。已提交的审批仍按原流程走完。',
      edit: '修改流程 · %{name}',
      addStep: '增加一步',
      removeStep: '删除第 %{number} 步',
      step: '第 %{number} 步',
      saved: '流程已保存，对新提交的审批生效',
      off: '已停用',
      any: '任何金额',
      from: '%{amount} 起',
      within: '%{days} 天内',
      superior: '申请人的上级（%{level} 级）',
      role: '%{role}（任一人）',
      permission: '有“%{permission}”权限的人',
    },
  },
  en: {
    resources: {
      'approval-definitions': {
        name: 'Approval procedure |||| Approval procedures',
        fields: {
          name: 'Name',
          zh: 'Chinese name',
          en: 'English name',
          active: 'In use',
          stage: 'Order',
          by: 'Who approves',
          when: 'From the amount',
          withinDays: 'Within days',
        },
      },
    },
    definitions: {
      title: 'Approval procedures',
      hint: 'Steps of the same order run side by side. What was asked already keeps the procedure it started with.',
      edit: 'Change · %{name}',
      addStep: 'Add a step',
      removeStep: 'Remove step %{number}',
      step: 'Step %{number}',
      saved: 'Saved; it counts for what is asked from now on',
      off: 'Off',
      any: 'Any amount',
      from: 'From %{amount}',
      within: 'within %{days} days',
      superior: 'Superior of the asker (level %{level})',
      role: '%{role} (any one)',
      permission: 'Whoever may “%{permission}”',
    },
  },
};

export const { zh, en } = messages;
