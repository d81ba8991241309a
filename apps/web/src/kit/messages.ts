import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    kit: {
      overdue: '逾期 %{days} 天', dueToday: '今天到期', dueIn: '%{days} 天后到期', retry: '重试', total: '共 %{total} 条', rowCount: '%{smart_count} 条',
      noRows: '这个数字后面没有记录', views: '视图', pages: '翻页', showTable: '看数据', showChart: '看图', exportStarted: '正在生成文件，好了会通知您',
      filter: { add: '筛选', gte: '从', lte: '到', or: '、', nothing: '没有符合条件的记录', nothingHint: '放宽条件，或者清除筛选看看。' },
      error: {
        offline: '没有网络', offlineHint: '已填写的内容保留在此设备上，联网后再试。', forbidden: '没有权限', forbiddenHint: '需要查看的话，请联系您的主管或管理员。',
        notFound: '没有找到', notFoundHint: '它可能已被删除，或者不在您可以查看的范围内。', failed: '没能读取', failedHint: '已保存的内容没有受影响，请稍后重试。',
      },
      quickDate: { today: '今天', tomorrow: '明天', nextMonday: '下周一', inTwoWeeks: '两周后', inAMonth: '一个月后' },
    },
    field: { 'control-characters': '含有不可见的字符', money: '请输入金额，最多两位小数', date: '请输入日期', instant: '请输入时间', percentage: '请输入 0 到 100 之间的百分数', required: '必填', 'date-order': '日期先后不对', 'next-step-needed': '填了日期就要写明下一步' },
    validation: {
      minLength: '至少 %{min} 个字', maxLength: '最多 %{max} 个字', minItems: '至少选 %{min} 项', maxItems: '最多选 %{max} 项', minValue: '不能小于 %{min}', maxValue: '不能大于 %{max}',
      choice: '请选择一项', other: '内容不正确',
      type: { number: '请输入数字', string: '请输入文字', date: '请输入日期', boolean: '请选择', array: '请选择', object: '内容不正确', int: '请输入整数' },
      format: { email: '邮箱格式不正确', url: '网址格式不正确', uuid: '请选择一项', date: '日期格式不正确', datetime: '时间格式不正确', other: '格式不正确' },
    },
  },
  en: {
    kit: {
      overdue: '%{days} day overdue |||| %{days} days overdue', dueToday: 'Due today', dueIn: 'Due in %{days} day |||| Due in %{days} days', retry: 'Try again', total: '%{total} in all',
      rowCount: '1 row |||| %{smart_count} rows', noRows: 'No records behind this figure', views: 'Views', pages: 'Pages', showTable: 'Show data', showChart: 'Show chart',
      exportStarted: 'The file is being made; you will be told when it is ready',
      filter: { add: 'Filter', gte: 'From', lte: 'To', or: ', ', nothing: 'Nothing matches', nothingHint: 'Loosen the conditions, or clear the filters.' },
      error: {
        offline: 'No network', offlineHint: 'What you typed is kept on this device. Try again when you are back online.', forbidden: 'Not permitted',
        forbiddenHint: 'Ask your supervisor or an administrator if you need this.', notFound: 'Not found', notFoundHint: 'It may have been deleted, or is not yours to see.',
        failed: 'Could not load', failedHint: 'Nothing that was saved is lost. Please try again in a moment.',
      },
      quickDate: { today: 'Today', tomorrow: 'Tomorrow', nextMonday: 'Next Monday', inTwoWeeks: 'In two weeks', inAMonth: 'In a month' },
    },
    field: { 'control-characters': 'Contains invisible characters', money: 'Enter a sum with at most two decimals', date: 'Enter a date', instant: 'Enter a time', percentage: 'Enter a percentage between 0 and 100', required: 'Required', 'date-order': 'The dates are in the wrong order', 'next-step-needed': 'A date needs a next step' },
    validation: {
      minLength: 'At least %{min} characters', maxLength: 'At most %{max} characters', minItems: 'Choose at least %{min}', maxItems: 'Choose at most %{max}',
      minValue: 'Not below %{min}', maxValue: 'Not above %{max}', choice: 'Choose one', other: 'Not valid',
      type: { number: 'Enter a number', string: 'Enter text', date: 'Enter a date', boolean: 'Choose one', array: 'Choose', object: 'Not valid', int: 'Enter a whole number' },
      format: { email: 'Not an e-mail address', url: 'Not a web address', uuid: 'Choose one', date: 'Not a date', datetime: 'Not a time', other: 'Wrong format' },
    },
  },
};

export const { zh, en } = messages;
