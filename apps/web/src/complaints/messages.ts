import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      complaints: {
        name: '投诉 |||| 投诉',
        fields: {
          accountId: '客户', accountName: '客户', contactId: '反馈人', contactName: '反馈人', handlerId: '处理人', handlerName: '处理人', reportedByName: '登记人', subject: '主题', description: '详情', severity: '严重程度', state: '状态', reportedOn: '反馈日期', dueOn: '答复期限',
          late: '超期未答复', answeredOn: '答复日期', answer: '答复', satisfaction: '满意度',
        },
      },
    },
    complaints: {
      create: '登记投诉', edit: '修改 · %{name}', searchHint: '主题', answer: '答复', answerTitle: '答复投诉', answered: '答复已保存', close: '关闭', closeTitle: '关闭投诉', closed: '投诉已关闭', satisfactionOf: '%{value} / 5', satisfactionAsk: '客户对答复的满意度（1 不满意，5 很满意）', on: '答复日期',
      view: { open: '待答复', late: '超期', mine: '我处理的', answered: '待关闭', all: '全部' },
      empty: { title: '没有投诉', body: '客户有不满时在这里登记，有期限、有答复、有评价。' },
    },
  },
  en: {
    resources: {
      complaints: {
        name: 'Complaint |||| Complaints',
        fields: {
          accountId: 'Account', accountName: 'Account', contactId: 'Raised by', contactName: 'Raised by', handlerId: 'Handled by', handlerName: 'Handled by', reportedByName: 'Taken in by', subject: 'Subject', description: 'Details', severity: 'Severity', state: 'State', reportedOn: 'Reported on', dueOn: 'To be answered by',
          late: 'Late', answeredOn: 'Answered on', answer: 'Answer', satisfaction: 'Satisfaction',
        },
      },
    },
    complaints: {
      create: 'New complaint', edit: 'Edit · %{name}', searchHint: 'Subject', answer: 'Answer', answerTitle: 'Answer the complaint', answered: 'Answer saved', close: 'Close', closeTitle: 'Close the complaint', closed: 'Complaint closed', satisfactionOf: '%{value} of 5', satisfactionAsk: 'How satisfied is the customer with the answer (1 not at all, 5 very)', on: 'Answered on',
      view: { open: 'To answer', late: 'Late', mine: 'Mine to handle', answered: 'To close', all: 'All' },
      empty: { title: 'No complaints', body: 'Take a customer’s complaint in here: it gets a deadline, an answer and a rating.' },
    },
  },
};

export const { zh, en } = messages;
