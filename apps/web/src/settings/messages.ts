import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    settings: {
      title: '设置', mine: '我的设置', system: '系统管理', language: { title: '语言' },
      place: {
        people: { title: '员工', body: '角色、上级、登录、离职' }, departments: { title: '部门', body: '组织结构' }, imports: { title: '导入数据', body: '客户、员工、产品、商机' }, runs: { title: '报告生成', body: '生成任一周期的报告，看进度' },
        jobs: { title: '后台任务', body: '失败的任务与定时任务' }, audit: { title: '审计日志', body: '谁在何时改了什么' },
      },
      password: { title: '密码', current: '当前密码', next: '新密码', hint: '至少 10 个字符；修改后其他设备需要重新登录', action: '修改密码', done: '密码已修改' },
      sessions: { title: '已登录的设备', used: '最近使用', current: '本设备', end: '退出', ended: '该设备已退出' },
      tokens: {
        title: 'API 令牌', add: '新令牌', none: '没有令牌', hint: '让程序以您的身份读写数据。', name: '用途', nameHint: '例如：ERP 同步', expiresOn: '有效期至', once: '令牌只显示这一次，请复制保存', copy: '复制', copied: '已复制', copyByHand: '浏览器不允许复制，请手动选中复制',
        kept: '我已保存', made: '创建', used: '最近使用', until: '有效期至', forever: '长期有效', revoke: '撤销', revokeTitle: '撤销令牌“%{name}”？', revokeBody: '使用它的程序会立刻失去访问，无法恢复。',
      },
    },
  },
  en: {
    settings: {
      title: 'Settings', mine: 'My settings', system: 'Administration', language: { title: 'Language' },
      place: {
        people: { title: 'People', body: 'Roles, superiors, sign-in, leaving' }, departments: { title: 'Departments', body: 'The organisation' }, imports: { title: 'Imports', body: 'Accounts, people, products, deals' }, runs: { title: 'Report runs', body: 'Make the reports of any period' },
        jobs: { title: 'Background jobs', body: 'What failed, and what is scheduled' }, audit: { title: 'Audit log', body: 'Who changed what, and when' },
      },
      password: { title: 'Password', current: 'Present password', next: 'New password', hint: 'At least 10 characters; other devices have to sign in again', action: 'Change password', done: 'Password changed' },
      sessions: { title: 'Signed-in devices', used: 'last used', current: 'This device', end: 'Sign out', ended: 'Signed out there' },
      tokens: {
        title: 'API tokens', add: 'New token', none: 'No tokens', hint: 'Let programs read and write in your name.', name: 'What for', nameHint: 'For instance: ERP', expiresOn: 'Valid until', once: 'The token is shown this once: copy it now', copy: 'Copy', copied: 'Copied', copyByHand: 'The browser does not allow copying; select it by hand',
        kept: 'I have kept it', made: 'Made', used: 'Last used', until: 'Valid until', forever: 'No expiry', revoke: 'Revoke', revokeTitle: 'Revoke the token “%{name}”?', revokeBody: 'Programs that use it lose access at once; it cannot be brought back.',
      },
    },
  },
};

export const { zh, en } = messages;
