import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      instalments: {
        name: '回款计划 |||| 回款计划',
        fields: {
          name: '期次',
          kind: '类型',
          amount: '金额',
          received: '已收',
          open: '未收',
          dueOn: '到期日',
          collectorId: '催收人',
          collectorName: '催收人',
          disputedOn: '争议日期',
          disputeNote: '争议说明',
          accountName: '客户',
          contractNumber: '合同',
          bucket: '账龄',
        },
      },
    },
    instalments: {
      edit: '修改 %{name}',
      disputed: '有争议',
      view: { open: '未收清', overdue: '逾期', soon: '14 天内到期', disputed: '有争议' },
      empty: { title: '各期回款放在这里', body: '合同签订后，回款计划里的每一期都会出现。' },
    },
  },
  en: {
    resources: {
      instalments: {
        name: 'Instalment |||| Instalments',
        fields: {
          name: 'Part',
          kind: 'Kind',
          amount: 'Amount',
          received: 'Received',
          open: 'Open',
          dueOn: 'Due',
          collectorId: 'Collector',
          collectorName: 'Collector',
          disputedOn: 'Disputed on',
          disputeNote: 'What is disputed',
          accountName: 'Account',
          contractNumber: 'Contract',
          bucket: 'Age',
        },
      },
    },
    instalments: {
      edit: 'Change %{name}',
      disputed: 'Disputed',
      view: { open: 'Open', overdue: 'Overdue', soon: 'Due in 14 days', disputed: 'Disputed' },
      empty: { title: 'Instalments live here', body: 'Every part of a payment schedule appears once its contract is signed.' },
    },
  },
};

export const { zh, en } = messages;
