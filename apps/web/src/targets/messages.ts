import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: {
      targets: { name: '目标 |||| 目标', fields: { personName: '人员', measure: '指标', period: '周期', value: '目标' } },
    },
    targets: {
      hint: '点铅笔设定目标，回车保存；清空则取消。点数字看记录。',
      sum: '合计',
      addMeasure: '添加指标',
      empty: '没有可以设定目标的人',
      edit: '设定%{name}的目标',
      of: '%{name}的目标',
      number: '请输入数字，最多两位小数',
      moneyHint: '元，可写 120万',
      percentHint: '百分比，最多一位小数',
      countHint: '整数',
    },
  },
  en: {
    resources: {
      targets: {
        name: 'Target |||| Targets',
        fields: { personName: 'Person', measure: 'Measure', period: 'Period', value: 'Target' },
      },
    },
    targets: {
      hint: 'The pencil sets a target, Enter saves, empty takes it away. A figure opens its records.',
      sum: 'Sum',
      addMeasure: 'Add a measure',
      empty: 'Nobody to set targets for',
      edit: 'Set the target of %{name}',
      of: 'Target of %{name}',
      number: 'Enter a number with at most two decimals',
      moneyHint: 'In yuan',
      percentHint: 'Per cent, one decimal at most',
      countHint: 'A whole number',
    },
  },
};

export const { zh, en } = messages;
