import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      products: {
        name: '产品 |||| 产品',
        fields: {
          code: '编码',
          name: '产品名称',
          series: '系列',
          unit: '单位',
          listPrice: '目录价',
          floorPrice: '最低限价',
          costPrice: '成本价（不含税）',
          active: '在售',
        },
      },
    },
    products: {
      create: '新产品',
      edit: '编辑 %{name}',
      searchHint: '名称、编码或系列',
      active: '在售',
      gone: '停售',
      section: '产品与价格',
      costHint: '合同签订时固定进明细，用于毛利；销售代表看不到',
      view: { active: '在售', gone: '停售' },
      empty: { title: '产品和目录价放在这里', body: '商机和报价从这里选产品。' },
    },
  },
  en: {
    resources: {
      products: {
        name: 'Product |||| Products',
        fields: {
          code: 'Code',
          name: 'Name',
          series: 'Series',
          unit: 'Unit',
          listPrice: 'List price',
          floorPrice: 'Price floor',
          costPrice: 'Cost, net of tax',
          active: 'On sale',
        },
      },
    },
    products: {
      create: 'New product',
      edit: 'Edit %{name}',
      searchHint: 'Name, code or series',
      active: 'On sale',
      gone: 'Discontinued',
      section: 'Product and price',
      costHint: 'Fixed in the lines of a contract when it is signed, for its margin; reps never see it',
      view: { active: 'On sale', gone: 'Discontinued' },
      empty: { title: 'Products and list prices live here', body: 'Deals and quotes choose from them.' },
    },
  },
};

export const { zh, en } = messages;
