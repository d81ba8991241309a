import type { Messages } from '../i18n/merge.js';

const messages: Messages = {
  zh: {
    resources: { imports: { name: '导入 |||| 导入', fields: { fileName: '文件', kind: '内容', dryRun: '方式', status: '状态', total: '行数', created: '新建', updated: '更新', refused: '未导入', requestedByName: '导入人', requestedAt: '时间' } } },
    enums: { importKind: { accounts: '客户', people: '员工', products: '产品', opportunities: '商机' } },
    imports: {
      create: '导入文件', dry: '试导入', real: '正式导入', result: '新建 %{created} · 更新 %{updated} · 未导入 %{refused}', empty: { title: '导入的文件在这里', body: '支持 CSV，UTF-8 与 GB18030 都可以；先试导入，看清结果再正式导入。' },
      step: { kind: '1. 导入什么', file: '2. 选择文件', mapping: '3. 对应各列' }, fields: '可用的列（* 必填）：%{names}', pick: '选择文件，或拖到这里', pickHint: 'CSV，最大 50 MB', other: '点击换一个文件', reading: '正在读取…', format: '%{encoding} · 分隔符 %{delimiter}',
      column: '文件中的列', field: '对应字段', sample: '示例', fieldOf: '“%{heading}”对应的字段', leaveOut: '不导入', missing: '还缺必填字段：%{names}', tryRun: '试导入', tryHint: '只检查，不会改动任何数据。', progress: '已处理 %{done} / %{total} 行', running: '导入进度', leave: '可以离开此页，处理会继续。',
      count: { total: '总行数', created: '新建', updated: '更新', unchanged: '没有变化', refused: '未导入' }, would: '正式导入时', dryDone: '这是试导入的结果，数据还没有改动。确认无误后点“正式导入”。',
      start: '正式导入', startTitle: '正式导入“%{file}”？', startBody: '将新建 %{created} 条、更新 %{updated} 条。', startWithout: '将新建 %{created} 条、更新 %{updated} 条；%{refused} 行有问题，不会导入，改好后可以再导入一次。',
      cancel: '停止', cancelTitle: '停止导入“%{file}”？', cancelBody: '已经导入的行会保留。', refusals: '未导入的行（%{smart_count}）', moreRefusals: '另有 %{smart_count} 行未列出', line: '行号', reason: '原因', value: '内容',
    },
  },
  en: {
    resources: { imports: { name: 'Import |||| Imports', fields: { fileName: 'File', kind: 'What', dryRun: 'Mode', status: 'State', total: 'Rows', created: 'Created', updated: 'Updated', refused: 'Refused', requestedByName: 'By', requestedAt: 'When' } } },
    enums: { importKind: { accounts: 'Accounts', people: 'People', products: 'Products', opportunities: 'Opportunities' } },
    imports: {
      create: 'Import a file', dry: 'Dry run', real: 'For real', result: '%{created} new · %{updated} changed · %{refused} refused', empty: { title: 'Imported files live here', body: 'CSV in UTF-8 or GB18030. A dry run shows what would happen before anything changes.' },
      step: { kind: '1. What to import', file: '2. The file', mapping: '3. Which column is what' }, fields: 'Columns (* required): %{names}', pick: 'Choose a file, or drop it here', pickHint: 'CSV, at most 50 MB', other: 'click for another file', reading: 'Reading…', format: '%{encoding} · separated by %{delimiter}',
      column: 'Column of the file', field: 'Field', sample: 'For instance', fieldOf: 'Field for “%{heading}”', leaveOut: 'Leave out', missing: 'Required and still missing: %{names}', tryRun: 'Dry run', tryHint: 'Checks only; nothing is changed.', progress: '%{done} of %{total} rows', running: 'Progress of the import', leave: 'You can leave this page; it goes on.',
      count: { total: 'Rows', created: 'Created', updated: 'Updated', unchanged: 'Unchanged', refused: 'Refused' }, would: 'when imported for real', dryDone: 'This was a dry run; nothing has been changed. If it looks right, import for real.',
      start: 'Import for real', startTitle: 'Import “%{file}” for real?', startBody: '%{created} will be created, %{updated} updated.', startWithout: '%{created} will be created, %{updated} updated; %{refused} rows are refused and can be imported again once mended.',
      cancel: 'Stop', cancelTitle: 'Stop importing “%{file}”?', cancelBody: 'Rows imported so far are kept.', refusals: 'Rows not taken (%{smart_count})', moreRefusals: '%{smart_count} more are not listed', line: 'Line', reason: 'Why', value: 'Value',
    },
  },
};

export const { zh, en } = messages;
