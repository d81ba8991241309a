import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      contacts: {
        name: '联系人 |||| 联系人',
        fields: {
          accountId: '客户', accountName: '客户', name: '姓名', title: '职务', department: '部门', decisionRole: '决策角色', attitude: '态度', influence: '影响力', reportsToId: '汇报给', reportsToName: '汇报给', mobile: '手机', phone: '电话', email: '邮箱', wechat: '微信',
          birthday: '生日', business: '分管业务', note: '备注', leftOn: '离职日期', lastMetOn: '最近见面', createdOn: '建立日期',
        },
      },
    },
    contacts: {
      create: '新联系人', edit: '修改 %{name}', searchHint: '姓名、拼音或电话', left: '已离职', remove: '删除联系人', removeTitle: '删除联系人 %{name}？', removeBody: '过往拜访里不再显示此人。如果只是离开了公司，请填写离职日期。', influenceOf: '%{value} / 5',
      view: { current: '在职', all: '全部', deciders: '决策者', supporters: '支持我们', unknown: '未定角色' },
      section: { person: '基本信息', part: '在采购中的位置', reach: '联系方式' }, tab: { overview: '资料', visits: '拜访' },
      empty: { title: '联系人放在这里', body: '谁拍板、谁影响、谁使用，记下来，单子才看得清。', visits: '还没有见过面' },
    },
  },
  en: {
    resources: {
      contacts: {
        name: 'Contact |||| Contacts',
        fields: {
          accountId: 'Account', accountName: 'Account', name: 'Name', title: 'Title', department: 'Department', decisionRole: 'Part in the decision', attitude: 'Attitude', influence: 'Influence', reportsToId: 'Reports to', reportsToName: 'Reports to', mobile: 'Mobile', phone: 'Phone', email: 'E-mail', wechat: 'WeChat',
          birthday: 'Birthday', business: 'In charge of', note: 'Note', leftOn: 'Left on', lastMetOn: 'Last met', createdOn: 'Since',
        },
      },
    },
    contacts: {
      create: 'New contact', edit: 'Edit %{name}', searchHint: 'Name, pinyin or phone', left: 'Has left', remove: 'Delete contact', removeTitle: 'Delete contact %{name}?', removeBody: 'Past visits will no longer show this person. If they only left the company, enter the day they left.', influenceOf: '%{value} of 5',
      view: { current: 'Present', all: 'All', deciders: 'Decision makers', supporters: 'Supporters', unknown: 'Part unknown' },
      section: { person: 'Person', part: 'Part in the purchase', reach: 'How to reach' }, tab: { overview: 'File', visits: 'Visits' },
      empty: { title: 'Contacts live here', body: 'Who decides, who influences, who uses: write it down and the deal becomes clear.', visits: 'Not met yet' },
    },
  },
};

export const { zh, en } = messages;
