import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      'market-notes': {
        name: '市场情报 |||| 市场情报',
        fields: {
          competitorId: '竞争对手',
          competitorName: '竞争对手',
          accountId: '客户',
          accountName: '客户',
          opportunityId: '商机',
          opportunityName: '商机',
          authorId: '作者',
          authorName: '作者',
          kind: '关于',
          content: '内容',
          seenOn: '看到的日期',
        },
      },
    },
    marketNotes: {
      create: '记一条情报',
      edit: '修改情报',
      nav: { label: '市场', notes: '情报', competitors: '竞争对手' },
      view: { all: '全部', mine: '我的', price: '价格', move: '动向' },
      empty: { title: '市场情报放在这里', body: '谁降价了、谁换人了、谁中标了：一句话也值得记。' },
    },
  },
  en: {
    resources: {
      'market-notes': {
        name: 'Market note |||| Market notes',
        fields: {
          competitorId: 'Competitor',
          competitorName: 'Competitor',
          accountId: 'Account',
          accountName: 'Account',
          opportunityId: 'Opportunity',
          opportunityName: 'Opportunity',
          authorId: 'By',
          authorName: 'By',
          kind: 'About',
          content: 'What was seen',
          seenOn: 'Seen on',
        },
      },
    },
    marketNotes: {
      create: 'New market note',
      edit: 'Edit market note',
      nav: { label: 'Market', notes: 'Notes', competitors: 'Competitors' },
      view: { all: 'All', mine: 'Mine', price: 'Prices', move: 'Moves' },
      empty: {
        title: 'Market notes live here',
        body: 'Who cut a price, who changed people, who won a tender: one line is worth keeping.',
      },
    },
  },
};

export const { zh, en } = messages;
