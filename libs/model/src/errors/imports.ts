import type { ErrorTexts } from './error-texts.js';

export const IMPORTS_ERRORS = {
  'import.file-missing': { status: 400, zh: '没有收到文件，请在“file”中上传', en: 'No file arrived; send it as "file"' },
  'import.file-empty': { status: 422, zh: '文件是空的', en: 'The file is empty' },
  'import.no-rows': { status: 422, zh: '文件只有表头，没有数据', en: 'The file has a heading but no rows' },
  'import.not-text': {
    status: 422,
    zh: '这不是 CSV 或 Excel（.xlsx）文件；旧的 .xls 或加密的文件请先另存为 .xlsx',
    en: 'This is neither a CSV nor an Excel file (.xlsx); save an old .xls or one with a password as .xlsx first',
  },
  'import.broken-workbook': {
    status: 422,
    zh: 'Excel 文件已损坏，无法读取（{part}）',
    en: 'The Excel file is damaged and cannot be read ({part})',
  },
  'import.unpacked-too-large': {
    status: 422,
    zh: 'Excel 文件解压后超过 {limit}，请拆分后再导入',
    en: 'The Excel file unpacks to more than {limit}; split it first',
  },
  'import.unknown-headings': {
    status: 422,
    zh: '没有认得的表头。可用：{allowed}',
    en: 'No heading is known. Known ones: {allowed}',
  },
  'import.missing-columns': { status: 422, zh: '缺少必需的列：{columns}', en: 'Required columns are missing: {columns}' },
  'import.bad-mapping': { status: 422, zh: '列对应不正确：{reason}', en: 'The mapping is wrong: {reason}' },
  'import.not-startable': {
    status: 409,
    zh: '只有已完成的试运行才能正式导入',
    en: 'Only a finished dry run can be started for real',
  },
  'import.finished': { status: 409, zh: '导入已经结束，不能取消', en: 'The import is over and cannot be cancelled' },
  'import.file-gone': { status: 409, zh: '文件已不在，请重新上传', en: 'The file is no longer there; upload it again' },
  'import.kind-not-allowed': { status: 403, zh: '您没有导入“{kind}”的权限', en: 'You are not allowed to import {kind}' },
} as const satisfies ErrorTexts;
