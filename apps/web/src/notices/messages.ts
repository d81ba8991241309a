import { NOTICE_GROUP_NAMES, NOTICE_GROUPS } from '@keyline/model';
import type { Messages } from '../i18n/merge.js';

const groupNames = (language: 'zh' | 'en') =>
  Object.fromEntries(NOTICE_GROUPS.map((group) => [group, NOTICE_GROUP_NAMES[group][language]]));

const messages: Messages = {
  zh: {
    enums: { noticeGroup: groupNames('zh') },
    notices: {
      title: '通知',
      bell: '通知',
      bellWith: '通知，%{smart_count} 条未读',
      unread: '未读',
      none: '没有通知',
      noneHint: '待办、审批、到期和回款的消息会出现在这里。',
      settings: '通知设置',
      readAll: '全部标为已读',
      about: '事项',
      channel: { inApp: '应用内', email: '邮件' },
      mailOff: '管理员尚未配置邮件服务器，目前不发送邮件。',
      mailTo: '邮件发送到 %{email}',
      noAddress: '您的员工资料里没有邮箱，请联系管理员填写。',
    },
  },
  en: {
    enums: { noticeGroup: groupNames('en') },
    notices: {
      title: 'Notices',
      bell: 'Notices',
      bellWith: 'Notices, %{smart_count} unread',
      unread: 'unread',
      none: 'No notices',
      noneHint: 'What concerns you - tasks, approvals, due dates, payments - shows up here.',
      settings: 'Notice settings',
      readAll: 'Mark all as read',
      about: 'About',
      channel: { inApp: 'In the app', email: 'By mail' },
      mailOff: 'No mail server is set up yet, so no mail is sent.',
      mailTo: 'Mail goes to %{email}',
      noAddress: 'There is no mail address in your profile; an administrator can add it.',
    },
  },
};

export const { zh, en } = messages;
