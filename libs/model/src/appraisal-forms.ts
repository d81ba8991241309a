import type { Locale } from './actor.js';
import type { AppraisalScope, AppraisalTemplateInput, AppraisalTemplateLine } from './appraisals.js';
import type { Role } from './roles.js';

/**
 * The forms to begin with, one for each role that is appraised. Whoever sets a form up changes it as they like; names of their own stay
 * as typed, the names below are shown in the reader's language.
 */
const NAMES = {
  rep: { zh: '销售代表月度考核', en: 'Monthly appraisal of sales reps' },
  supervisor: { zh: '销售主管月度考核', en: 'Monthly appraisal of supervisors' },
  director: { zh: '销售总监月度考核', en: 'Monthly appraisal of directors' },
  relations: { zh: '客户关系与协作', en: 'Customer relations and teamwork' },
  'relations.hint': {
    zh: '客户档案、联系人关系图是否齐全',
    en: 'Are the accounts and the maps of their people complete?',
  },
  discipline: { zh: '制度执行', en: 'Discipline' },
  'discipline.hint': {
    zh: '拜访、商机、回款是否当日如实记录',
    en: 'Visits, deals and payments recorded truthfully and the same day',
  },
  coaching: { zh: '团队带教', en: 'Coaching of the team' },
  'coaching.hint': { zh: '陪访、复盘、新人上手', en: 'Joint visits, looking back on deals, new people under way' },
  reviewing: { zh: '报告审阅质量', en: 'Quality of reviews' },
  'reviewing.hint': { zh: '审阅是否及时、意见是否具体', en: 'In time, and specific' },
} as const satisfies Record<string, { zh: string; en: string }>;
type Name = keyof typeof NAMES;

const spelling = (locale: Locale): 'zh' | 'en' => (locale === 'en' ? 'en' : 'zh');
/** A name or hint of a form in the reader's language where it is one of the product's own; what somebody typed stays as it is. */
export const appraisalName = (text: string, locale: Locale): string =>
  Object.values(NAMES).find(({ zh, en }) => zh === text || en === text)?.[spelling(locale)] ?? text;

const counted = (measure: string, weight: number, target: string | null = null, scope: AppraisalScope = 'own') =>
  ({ kind: 'measure', measure, scope, weight, curve: { kind: 'linear', zeroAt: 0, fullAt: 100, cap: 120 }, target }) as const;
const judged = (name: Name, weight: number) => ({ kind: 'judged', name, weight }) as const;
type Line = ReturnType<typeof counted> | ReturnType<typeof judged>;

/** Of those who lead, the work of everybody led counts, not their own few visits. */
const leading = (): Line[] => [
  counted('contract_amount', 35, null, 'team'),
  counted('payments_received', 20, null, 'team'),
  counted('collection_rate', 10, '80.00', 'team'),
  counted('coverage_rate', 5, '85.00', 'team'),
  counted('report_punctuality', 5, '100.00', 'team'),
  judged('coaching', 15),
  judged('reviewing', 5),
  judged('discipline', 5),
];
const selling = (): Line[] => [
  counted('contract_amount', 30),
  counted('payments_received', 20),
  counted('collection_rate', 10, '80.00'),
  counted('visits_done', 10),
  counted('coverage_rate', 10, '85.00'),
  counted('report_punctuality', 5, '100.00'),
  judged('relations', 10),
  judged('discipline', 5),
];

/** The roles whose work the measures count. */
export const APPRAISED_ROLES = ['rep', 'supervisor', 'director'] as const satisfies readonly Role[];
export type AppraisedRole = (typeof APPRAISED_ROLES)[number];

/** The form to begin with for that role, worded in that language. */
export function standardAppraisalForm(role: AppraisedRole, locale: Locale): AppraisalTemplateInput {
  const says = (name: Name) => NAMES[name][spelling(locale)];
  const lines = role === 'rep' ? selling() : leading();
  return {
    name: says(role),
    role,
    lines: lines.map((line): AppraisalTemplateLine => {
      if (line.kind === 'measure') return line;
      return { kind: 'judged', name: says(line.name), weight: line.weight, hint: says(`${line.name}.hint` as Name) };
    }),
    thresholds: { S: 105, A: 90, B: 70 },
    shares: { S: 10, A: 30, B: 50, C: 10 },
  };
}
