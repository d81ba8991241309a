import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      'audit-entries': {
        name: '审计日志 |||| 审计日志',
        fields: { at: '时间', actorName: '操作人', action: '操作', entity: '对象', changes: '变更' },
      },
    },
    audit: {
      system: '系统',
      empty: '还没有记录',
      more: '另有 %{smart_count} 项',
      record: '一条记录',
      items: '%{smart_count} 项',
      field: {
        actorId: '操作人',
        allocated: '核销',
        amendment: '变更版本',
        dryRun: '试导入',
        file: '文件',
        ignoredReason: '忽略原因',
        lines: '行数',
        managerId: '上级',
        paymentId: '回款',
        personId: '员工',
        refunded: '退款',
        refundedOn: '退款日期',
        reason: '原因',
        review: '评审',
        state: '状态',
        status: '状态',
        why: '原因',
      },
    },
  },
  en: {
    resources: {
      'audit-entries': {
        name: 'Audit log |||| Audit log',
        fields: { at: 'When', actorName: 'Who', action: 'Action', entity: 'Record', changes: 'Changes' },
      },
    },
    audit: {
      system: 'System',
      empty: 'Nothing recorded yet',
      more: '%{smart_count} more',
      record: 'a record',
      items: '1 item |||| %{smart_count} items',
      field: {
        actorId: 'Who',
        allocated: 'Allocated',
        amendment: 'Amendment',
        dryRun: 'Trial run',
        file: 'File',
        ignoredReason: 'Why ignored',
        lines: 'Lines',
        managerId: 'Superior',
        paymentId: 'Payment',
        personId: 'Person',
        refunded: 'Refunded',
        refundedOn: 'Refunded on',
        reason: 'Reason',
        review: 'Review',
        state: 'State',
        status: 'State',
        why: 'Why',
      },
    },
  },
};

export const { zh, en } = messages;
