import type { Messages, MessageTree } from '../i18n/merge.js';
import { DEEDS } from './words.js';

type Words = Record<string, string>;

const entities: Record<'zh' | 'en', Words> = {
  zh: {
    account: '客户',
    contact: '联系人',
    visit: '拜访',
    'visit-plan': '拜访计划',
    opportunity: '商机',
    product: '产品',
    contract: '合同',
    instalment: '应收',
    invoice: '发票',
    payment: '回款',
    complaint: '投诉',
    competitor: '竞争对手',
    'market-note': '市场信息',
    target: '目标',
    report: '报告',
    'report-run': '报告生成',
    person: '员工',
    department: '部门',
    import: '导入',
    'api-token': 'API 令牌',
  },
  en: {
    account: 'account',
    contact: 'contact',
    visit: 'visit',
    'visit-plan': 'visit plan',
    opportunity: 'opportunity',
    product: 'product',
    contract: 'contract',
    instalment: 'instalment',
    invoice: 'invoice',
    payment: 'payment',
    complaint: 'complaint',
    competitor: 'competitor',
    'market-note': 'market note',
    target: 'target',
    report: 'report',
    'report-run': 'report run',
    person: 'person',
    department: 'department',
    import: 'import',
    'api-token': 'API token',
  },
};

const deeds: Record<'zh' | 'en', Words> = {
  zh: {
    created: '新建',
    edited: '修改',
    removed: '删除',
    reassigned: '移交',
    shared: '共享',
    logged: '记录',
    cancelled: '取消',
    'handed-over': '移交',
    advanced: '推进',
    submitted: '提交',
    returned: '退回',
    signed: '签订',
    started: '启动',
    accepted: '通过',
    closed: '关闭',
    terminated: '终止',
    issued: '开具',
    booked: '登记',
    allocated: '核销',
    reversed: '冲销',
    answered: '答复',
    set: '设定',
    commented: '评论',
    revoked: '撤销',
    requested: '发起',
    finished: '完成',
    deallocated: '撤销核销',
  },
  en: {
    created: 'Created',
    edited: 'Edited',
    removed: 'Removed',
    reassigned: 'Handed over',
    shared: 'Shared',
    logged: 'Logged',
    cancelled: 'Cancelled',
    'handed-over': 'Handed over',
    advanced: 'Advanced',
    submitted: 'Submitted',
    returned: 'Returned',
    signed: 'Signed',
    started: 'Started',
    accepted: 'Accepted',
    closed: 'Closed',
    terminated: 'Terminated',
    issued: 'Issued',
    booked: 'Booked',
    allocated: 'Allocated',
    reversed: 'Reversed',
    answered: 'Answered',
    set: 'Set',
    commented: 'Commented on',
    revoked: 'Revoked',
    requested: 'Asked for',
    finished: 'Finished',
    deallocated: 'Took back the allocation of',
  },
};

/** `enums.auditAction.account.created` for every known deed, so that the filter offers them in words. */
const actionsIn = (language: 'zh' | 'en'): MessageTree =>
  Object.fromEntries(
    Object.entries(DEEDS).map(([entity, known]) => [
      entity,
      Object.fromEntries(
        known.map((deed) => [deed, [deeds[language][deed], entities[language][entity]].join(language === 'en' ? ' ' : '')]),
      ),
    ]),
  );

const messages: Messages = {
  zh: {
    resources: {
      'audit-entries': {
        name: '审计日志 |||| 审计日志',
        fields: { at: '时间', actorName: '操作人', action: '操作', entity: '对象', changes: '变更' },
      },
    },
    enums: { auditEntity: entities.zh, auditAction: actionsIn('zh') },
    audit: { system: '系统', empty: '还没有记录', more: '另有 %{smart_count} 项', action: '%{deed}%{entity}', deed: deeds.zh },
  },
  en: {
    resources: {
      'audit-entries': {
        name: 'Audit log |||| Audit log',
        fields: { at: 'When', actorName: 'Who', action: 'Action', entity: 'Record', changes: 'Changes' },
      },
    },
    enums: { auditEntity: entities.en, auditAction: actionsIn('en') },
    audit: {
      system: 'System',
      empty: 'Nothing recorded yet',
      more: '%{smart_count} more',
      action: '%{deed} %{entity}',
      deed: deeds.en,
    },
  },
};

export const { zh, en } = messages;
