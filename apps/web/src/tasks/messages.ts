import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      tasks: {
        name: '待办 |||| 待办',
        fields: { text: '事项', dueOn: '截止日期', group: '来源', personName: '负责人', note: '备注' },
      },
    },
    tasks: {
      title: '要做什么',
      create: '新待办',
      edit: '修改待办',
      created: '待办已记下',
      done: '完成：%{text}',
      doneHint: '标为完成',
      doneNotice: '已完成：%{text}',
      reopen: '重新打开：%{text}',
      reopenHint: '其实还没做完',
      view: { open: '待办', overdue: '已逾期', today: '今天', later: '以后', done: '已完成', team: '下属的' },
      empty: { title: '没有待办', body: '系统提醒的事、主管交办的事、自己记下的事，都在这里。' },
    },
  },
  en: {
    resources: {
      tasks: {
        name: 'Task |||| Tasks',
        fields: { text: 'What', dueOn: 'Due', group: 'From', personName: 'Person', note: 'Note' },
      },
    },
    tasks: {
      title: 'What is to be done',
      create: 'New task',
      edit: 'Edit task',
      created: 'The task is kept',
      done: 'Done: %{text}',
      doneHint: 'Mark as done',
      doneNotice: 'Done: %{text}',
      reopen: 'Reopen: %{text}',
      reopenHint: 'Not done after all',
      view: { open: 'To do', overdue: 'Overdue', today: 'Today', later: 'Later', done: 'Done', team: 'My team' },
      empty: {
        title: 'Nothing to do',
        body: 'What Keyline reminds you of, what your superior gives you and what you note yourself is here.',
      },
    },
  },
};

export const { zh, en } = messages;
