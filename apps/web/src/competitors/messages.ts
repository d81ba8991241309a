import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      competitors: {
        name: '竞争对手 |||| 竞争对手',
        fields: {
          name: '名称',
          products: '产品',
          strengths: '优势',
          weaknesses: '弱点',
          website: '网站',
          noteCount: '情报',
          openDeals: '遇到的商机',
          lastSeenOn: '最近出现',
        },
      },
    },
    competitors: {
      create: '新竞争对手',
      edit: '修改 %{name}',
      searchHint: '名称',
      notes: '市场情报',
      noNotes: '还没有情报',
      empty: { title: '竞争对手放在这里', body: '他们卖什么、强在哪、弱在哪；拜访时听到的动态会自动归到他们名下。' },
    },
  },
  en: {
    resources: {
      competitors: {
        name: 'Competitor |||| Competitors',
        fields: {
          name: 'Name',
          products: 'Products',
          strengths: 'Strengths',
          weaknesses: 'Weaknesses',
          website: 'Website',
          noteCount: 'Notes',
          openDeals: 'Open deals',
          lastSeenOn: 'Last seen',
        },
      },
    },
    competitors: {
      create: 'New competitor',
      edit: 'Edit %{name}',
      searchHint: 'Name',
      notes: 'Market notes',
      noNotes: 'No notes yet',
      empty: {
        title: 'Competitors live here',
        body: 'What they sell, where they are strong and weak; news heard on visits lands with them.',
      },
    },
  },
};

export const { zh, en } = messages;
