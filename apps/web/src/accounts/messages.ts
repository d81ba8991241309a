import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      accounts: {
        name: '客户 |||| 客户',
        fields: {
          name: '客户名称', shortName: '简称', registrationNo: '统一社会信用代码', grade: '等级', lifecycle: '阶段', industry: '行业', region: '区域', city: '城市', address: '地址',
          website: '网站', phone: '电话', parentId: '上级公司', parentName: '上级公司', ownerId: '负责人', ownerName: '负责人', annualRevenue: '年营业额', employeeCount: '员工人数',
          annualBudget: '年度采购预算', procurementPlan: '采购计划', decisionProcedure: '决策流程', itPlan: '信息化规划', source: '客户来源', creditRating: '资信等级', creditLimit: '信用额度',
          paymentTermDays: '账期（天）', lastContactOn: '最近联系', nextStepOn: '下一步', completeness: '档案完整度', overdueAmount: '逾期应收', contacts: '联系人', decisionMaker: '决策者',
        },
      },
    },
    accounts: {
      create: '新客户', edit: '编辑 %{name}', searchHint: '名称、简称或拼音', days: '%{smart_count} 天', missing: '还缺：%{fields}', next: '接下来', nextStep: '下一步', lastMet: '最近见面',
      expectedClose: '预计签约',
      activity: {
        account: { created: '建立了客户档案', edited: '修改了客户档案', reassigned: '移交了客户', shared: '共享了客户' },
        contact: { created: '添加了联系人', edited: '修改了联系人', removed: '删除了联系人' },
        visit: { logged: '记录了拜访', edited: '修改了拜访', removed: '删除了拜访' },
        'visit-plan': { created: '计划了拜访', edited: '修改了拜访计划', cancelled: '取消了拜访计划', removed: '删除了拜访计划', 'handed-over': '接手了拜访计划' },
        complaint: { created: '登记了投诉', edited: '修改了投诉', answered: '答复了投诉', closed: '关闭了投诉' },
        'market-note': { created: '记录了市场情报', edited: '修改了市场情报' },
        opportunity: { created: '建立了商机', edited: '修改了商机', advanced: '推进了商机', reassigned: '移交了商机' },
        contract: { created: '建立了合同', edited: '修改了合同', submitted: '提交了合同评审', returned: '退回了合同', signed: '签订了合同', started: '合同开始执行', accepted: '合同已验收', closed: '合同已结清', terminated: '终止了合同' },
        instalment: { edited: '调整了回款计划', reassigned: '移交了回款责任' },
        invoice: { issued: '开具了发票', cancelled: '作废了发票' },
        payment: { booked: '登记了回款', allocated: '核销了回款', deallocated: '撤回了核销', reversed: '冲销了回款' },
      },
      view: { all: '全部', mine: '我负责的', key: 'A/B 级', active: '成交', dormant: '休眠' },
      tab: { overview: '概览', timeline: '动态', people: '联系人', visits: '拜访', deals: '商机', money: '合同与回款', complaints: '投诉', market: '市场情报' },
      section: { basics: '基本信息', place: '所在地', buying: '采购与决策', credit: '资信' },
      money: { signed: '签约', invoiced: '开票', received: '回款', open: '未收', overdue: '逾期' }, relations: '关系', nextVisit: '下次拜访', bySystem: '系统', gaps: '还没找到：',
      verb: {
        share: '共享', shareTitle: '共享 %{name}', shared: '已共享', colleague: '给哪位同事', until: '到哪天为止（不填为长期）', reason: '原因', reassign: '移交', reassignTitle: '移交 %{name}', reassigned: '已移交', newOwner: '新负责人', toPool: '放回公海，不指定负责人',
      },
      empty: {
        title: '客户档案放在这里', body: '从手上最重要的一家开始，之后的拜访、商机、合同和回款都挂在它下面。', timeline: '还没有动态', people: '还没有联系人', visits: '还没有拜访', deals: '还没有商机',
        contracts: '还没有合同', instalments: '没有应收', complaints: '没有投诉', notes: '还没有市场情报', plans: '没有计划的拜访',
      },
    },
  },
  en: {
    resources: {
      accounts: {
        name: 'Account |||| Accounts',
        fields: {
          name: 'Name', shortName: 'Short name', registrationNo: 'Registration no.', grade: 'Grade', lifecycle: 'Lifecycle', industry: 'Industry', region: 'Region', city: 'City', address: 'Address',
          website: 'Website', phone: 'Phone', parentId: 'Parent company', parentName: 'Parent company', ownerId: 'Owner', ownerName: 'Owner', annualRevenue: 'Annual revenue', employeeCount: 'Employees',
          annualBudget: 'Annual budget', procurementPlan: 'Procurement plan', decisionProcedure: 'How they decide', itPlan: 'IT plan', source: 'Source', creditRating: 'Credit rating',
          creditLimit: 'Credit limit', paymentTermDays: 'Payment term (days)', lastContactOn: 'Last contact', nextStepOn: 'Next step', completeness: 'Completeness of the file',
          overdueAmount: 'Overdue', contacts: 'Contacts', decisionMaker: 'Decision maker',
        },
      },
    },
    accounts: {
      create: 'New account', edit: 'Edit %{name}', searchHint: 'Name, short name or pinyin', days: '%{smart_count} day |||| %{smart_count} days', missing: 'Missing: %{fields}', next: 'What is next',
      nextStep: 'Next step', lastMet: 'Last met', expectedClose: 'Expected close',
      activity: {
        account: { created: 'opened the account file', edited: 'edited the account file', reassigned: 'handed the account over', shared: 'shared the account' },
        contact: { created: 'added a contact', edited: 'edited a contact', removed: 'removed a contact' },
        visit: { logged: 'logged a visit', edited: 'edited a visit', removed: 'deleted a visit' },
        'visit-plan': { created: 'planned a visit', edited: 'changed a planned visit', cancelled: 'cancelled a planned visit', removed: 'removed a planned visit', 'handed-over': 'took over a planned visit' },
        complaint: { created: 'took in a complaint', edited: 'edited a complaint', answered: 'answered a complaint', closed: 'closed a complaint' },
        'market-note': { created: 'noted market news', edited: 'edited market news' },
        opportunity: { created: 'opened a deal', edited: 'edited a deal', advanced: 'advanced a deal', reassigned: 'handed a deal over' },
        contract: { created: 'drew up a contract', edited: 'edited a contract', submitted: 'sent a contract to review', returned: 'returned a contract', signed: 'signed a contract', started: 'started a contract', accepted: 'had a contract accepted', closed: 'closed a contract', terminated: 'terminated a contract' },
        instalment: { edited: 'changed an instalment', reassigned: 'passed an instalment on' },
        invoice: { issued: 'issued an invoice', cancelled: 'cancelled an invoice' },
        payment: { booked: 'booked a payment', allocated: 'allocated a payment', deallocated: 'took an allocation back', reversed: 'reversed a payment' },
      },
      view: { all: 'All', mine: 'Mine', key: 'Grade A/B', active: 'Active', dormant: 'Dormant' },
      tab: { overview: 'Overview', timeline: 'Timeline', people: 'People', visits: 'Visits', deals: 'Deals', money: 'Contracts and money', complaints: 'Complaints', market: 'Market' },
      section: { basics: 'Basics', place: 'Place', buying: 'How they buy', credit: 'Credit' },
      money: { signed: 'Signed', invoiced: 'Invoiced', received: 'Received', open: 'Open', overdue: 'Overdue' }, relations: 'Relationships', nextVisit: 'Next visit', bySystem: 'The system', gaps: 'Not found yet:',
      verb: {
        share: 'Share', shareTitle: 'Share %{name}', shared: 'Shared', colleague: 'With whom', until: 'Until (empty: for good)', reason: 'Reason', reassign: 'Hand over', reassignTitle: 'Hand over %{name}', reassigned: 'Handed over', newOwner: 'New owner', toPool: 'Back to the pool, without an owner',
      },
      empty: {
        title: 'Account files live here', body: 'Start with your most important one; visits, deals, contracts and money hang on it.', timeline: 'Nothing has happened yet', people: 'No contacts yet',
        visits: 'No visits yet', deals: 'No deals yet', contracts: 'No contracts yet', instalments: 'Nothing receivable', complaints: 'No complaints', notes: 'No market notes yet', plans: 'No visits planned',
      },
    },
  },
};

export const { zh, en } = messages;
