import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    moneyChecks: {
      title: '资金检查',
      subtitle: '对实时数据逐条核对，只看不改',
      again: '重新检查',
      allGreen: '%{smart_count} 项检查全部通过，账目相符',
      someRed: '%{smart_count} 项检查未通过，请打开下方记录核对',
      checking: '正在检查 %{done} / %{total}',
      failed: '%{smart_count} 项检查没能完成',
      holds: '相符',
      breaks: '%{smart_count} 条不符',
      waiting: '等待',
      examined: '核对 %{smart_count} 条 · %{milliseconds} 毫秒',
      record: '记录',
      expected: '应为',
      found: '实为',
      more: '另有 %{smart_count} 条未列出',
      retry: '重试',
    },
  },
  en: {
    moneyChecks: {
      title: 'Money checks',
      subtitle: 'Every rule of the money against the live data; looking changes nothing',
      again: 'Check again',
      allGreen: 'All %{smart_count} checks hold: the books agree',
      someRed:
        '%{smart_count} check does not hold; open the records below |||| %{smart_count} checks do not hold; open the records below',
      checking: 'Checking %{done} of %{total}',
      failed: '%{smart_count} check could not be finished |||| %{smart_count} checks could not be finished',
      holds: 'Agrees',
      breaks: '%{smart_count} record breaks it |||| %{smart_count} records break it',
      waiting: 'Waiting',
      examined: '%{smart_count} looked at · %{milliseconds} ms',
      record: 'Record',
      expected: 'Should be',
      found: 'Is',
      more: '%{smart_count} more not listed',
      retry: 'Try again',
    },
  },
};

export const { zh, en } = messages;
