import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    shell: {
      navigation: '主导航', more: '更多', logVisit: '记拜访', quickCreate: '新建', foldRail: '收起导航', unfoldRail: '展开导航', person: '%{name} 的菜单',
      otherLanguage: 'English', light: '浅色', dark: '深色', notices: '通知，%{smart_count} 条未读', noNotices: '没有未读的通知', toToday: '回到今日',
      broken: '这个页面出错了', brokenHint: '已保存的内容没有受影响。', newVersion: '系统已更新', newVersionHint: '重新加载后继续使用，已保存的内容不受影响。',
      nav: {
        today: '今日', accounts: '客户', contacts: '联系人', visits: '拜访', opportunities: '商机', products: '产品', complaints: '投诉', market: '市场', contracts: '合同', receivables: '应收',
        invoices: '发票', payments: '回款', reports: '报告', targets: '目标', team: '团队', settings: '设置',
      },
      create: { visit: '记一次拜访', account: '新客户', contact: '新联系人', opportunity: '新商机', contract: '新合同', payment: '登记回款' },
      search: { hint: '搜索客户、联系人、商机、合同', hits: '搜索结果', none: '没有找到', searching: '正在搜索…', start: '输入名称、简称或拼音', pages: '前往' },
      offline: { none: '没有网络，可以继续记录。', later: '联网后发送 %{smart_count} 项：%{labels}。', refused: '“%{label}”未被接受：%{problem}', sendNow: '立即发送', mend: '修改', drop: '丢弃', dropTitle: '丢弃“%{label}”？', dropBody: '它只存在这台设备上，丢弃后不能恢复。' },
      login: {
        title: '登录', subtitle: '欢迎回来', promise: '周报不用手写,\n每一笔回款都看得见。', promiseMore: '为大客户销售团队而做：客户、拜访、商机、合同与应收在同一处，数字随手可查到每一条记录。',
        foot: '自主部署 · 数据留在自己手里', demo: '演示公司，点一位即可填入（密码 %{password}）',
      },
    },
  },
  en: {
    shell: {
      navigation: 'Main navigation', more: 'More', logVisit: 'Log visit', quickCreate: 'New', foldRail: 'Collapse navigation', unfoldRail: 'Expand navigation', person: 'Menu of %{name}',
      otherLanguage: '简体中文', light: 'Light', dark: 'Dark', notices: 'Notices, %{smart_count} unread', noNotices: 'No unread notices', toToday: 'Back to today',
      broken: 'This page broke', brokenHint: 'Nothing that was saved is lost.', newVersion: 'Keyline was updated', newVersionHint: 'Reload to go on; nothing that was saved is lost.',
      nav: {
        today: 'Today', accounts: 'Accounts', contacts: 'Contacts', visits: 'Visits', opportunities: 'Deals', products: 'Products', complaints: 'Complaints', market: 'Market', contracts: 'Contracts',
        receivables: 'Receivables', invoices: 'Invoices', payments: 'Payments', reports: 'Reports', targets: 'Targets', team: 'Team', settings: 'Settings',
      },
      create: { visit: 'Log a visit', account: 'New account', contact: 'New contact', opportunity: 'New opportunity', contract: 'New contract', payment: 'Record a payment' },
      search: { hint: 'Search accounts, contacts, deals, contracts', hits: 'Search results', none: 'Nothing found', searching: 'Searching…', start: 'Type a name, short name or pinyin', pages: 'Go to' },
      offline: { none: 'No network; you can go on working.', later: 'To be sent when online (%{smart_count}): %{labels}.', refused: '“%{label}” was not accepted: %{problem}', sendNow: 'Send now', mend: 'Mend', drop: 'Discard', dropTitle: 'Discard “%{label}”?', dropBody: 'It exists on this device only and cannot be brought back.' },
      login: {
        title: 'Sign in', subtitle: 'Welcome back', promise: 'The report nobody has to type,\nand the money in every view.',
        promiseMore: 'For key-account teams: accounts, visits, deals, contracts and receivables in one place, and every figure opens the records behind it.',
        foot: 'Self-hosted · your data stays yours', demo: 'Demo company: tap a person to fill in (password %{password})',
      },
    },
  },
};

export const { zh, en } = messages;
