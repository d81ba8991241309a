import type { Locale } from './actor.js';
import type { PipelineFigure } from './pipeline.js';

/** The words on the pipeline report, the forecast and the ageing where they leave the house. In both languages. */
const WORDS = {
  pipeline: { zh: '商机报表', en: 'Pipeline' },
  forecast: { zh: '销售预测', en: 'Forecast' },
  ageing: { zh: '应收账龄', en: 'Ageing of receivables' },
  asOf: { zh: '截至', en: 'As of' },
  quarter: { zh: '季度', en: 'Quarter' },
  cut: { zh: '分组', en: 'By' },
  'cut.person': { zh: '人员', en: 'Person' },
  'cut.team': { zh: '团队', en: 'Team' },
  'cut.department': { zh: '部门', en: 'Department' },
  total: { zh: '合计', en: 'Total' },
  byLine: { zh: '按{cut}', en: 'By {cut}' },
  moves: { zh: '本期变化与需要关注', en: 'What moved, and what needs a look' },
  funnel: { zh: '漏斗', en: 'Funnel' },
  funnelLegend: { zh: '横条为各阶段金额', en: 'Bar: amount of the stage' },
  stage: { zh: '阶段', en: 'Stage' },
  figure: { zh: '项目', en: 'Figure' },
  deals: { zh: '商机数', en: 'Deals' },
  amount: { zh: '金额', en: 'Amount' },
  weighted: { zh: '加权金额', en: 'Weighted' },
  openBefore: { zh: '期初在谈', en: 'Open before' },
  conversion: { zh: '推进率（近半年）', en: 'Went on (half a year)' },
  averageDays: { zh: '平均停留（天）', en: 'Days in stage' },
  daysSoFar: { zh: '现有停留（天）', en: 'Days so far' },
  target: { zh: '季度目标', en: 'Target of the quarter' },
  reached: { zh: '已签', en: 'Signed' },
  remaining: { zh: '还差', en: 'Left to do' },
  coverage: { zh: '覆盖倍数', en: 'Coverage' },
  coverageNote: { zh: '本季预计签单 ÷ 还差', en: 'closing this quarter ÷ left to do' },
  dealsNote: { zh: '{count} 个', en: '{count} deals' },
  won: { zh: '已赢单', en: 'Won' },
  commit: { zh: '承诺', en: 'Commit' },
  best: { zh: '最好情况', en: 'Best case' },
  more: { zh: '其他在谈', en: 'Other pipeline' },
  expected: { zh: '预计（本人）', en: 'Expected as said' },
  adjusted: { zh: '预计（上级）', en: 'Expected by superiors' },
  handedIn: { zh: '已提交', en: 'Handed in' },
  attained: { zh: '预计达成', en: 'Expected attainment' },
  attainedNote: { zh: '季度目标 {target}，预计达成 {rate}', en: 'target {target}, {rate} expected' },
  forecastLegend: {
    zh: '横条为上级预计，竖线为季度目标',
    en: 'Bar: expected by the superior; line: target of the quarter',
  },
  trend: { zh: '本季逐周变化', en: 'Week by week' },
  week: { zh: '周', en: 'Week' },
  overdue: { zh: '其中逾期', en: 'Of it overdue' },
  overdue90: { zh: '逾期 90 天以上', en: 'Overdue by more than 90 days' },
  disputed: { zh: '有争议', en: 'Disputed' },
  receivable: { zh: '应收余额', en: 'Receivable' },
  shareNote: { zh: '占 {rate}', en: '{rate}' },
  ageingLegend: { zh: '横条为各账龄段金额', en: 'Bar: amount of each age' },
  rowsOnPaper: {
    zh: '纸面只列出前 {shown} 行，共 {total} 行；全部在 Excel 中',
    en: 'The first {shown} of {total} rows; all are in the workbook',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
export type TableWord = keyof typeof WORDS;

const FIGURES: Readonly<Record<PipelineFigure, { zh: string; en: string }>> = {
  open: { zh: '在谈商机', en: 'Open deals' },
  closing: { zh: '本季预计签单', en: 'Closing this quarter' },
  commit: { zh: '承诺', en: 'Commit' },
  best: { zh: '最好情况', en: 'Best case' },
  created: { zh: '新增', en: 'New' },
  advanced: { zh: '推进', en: 'Advanced' },
  moved_back: { zh: '退回', en: 'Moved back' },
  won: { zh: '赢单', en: 'Won' },
  lost: { zh: '输单', en: 'Lost' },
  slipped: { zh: '延期未签', en: 'Slipped: was to close' },
  postponed: { zh: '签单日推迟', en: 'Close date put off' },
  pulled_in: { zh: '签单日提前', en: 'Close date pulled in' },
  grown: { zh: '金额上调', en: 'Amount up' },
  shrunk: { zh: '金额下调', en: 'Amount down' },
  stalled: { zh: '30 天无进展', en: 'No progress for 30 days' },
  no_next_step: { zh: '没有下一步', en: 'No next step' },
  unvisited: { zh: '30 天未拜访', en: 'No visit for 30 days' },
  past_close: { zh: '已过预计签单日', en: 'Close date has passed' },
};

const spelling = (locale: Locale): 'zh' | 'en' => (locale === 'en' ? 'en' : 'zh');

/** A word of these papers in the reader's language; `{values}` are filled in. */
export const tableWord = (word: TableWord, locale: Locale, values: Readonly<Record<string, string | number>> = {}): string =>
  WORDS[word][spelling(locale)].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** What a figure of the pipeline report is called on paper. */
export const pipelineFigureName = (figure: PipelineFigure, locale: Locale): string => FIGURES[figure][spelling(locale)];
