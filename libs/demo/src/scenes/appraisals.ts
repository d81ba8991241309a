import type { AppraisalLine, AppraisalRecord, AppraisalRow } from '@keyline/model';
import { previousPeriod, periodContaining } from '@keyline/model';
import { beat, type Scene } from './beat.js';
import type { Moment, Player, Stage } from './stage.js';

const curve = { kind: 'linear', zeroAt: 0, fullAt: 100, cap: 120 } as const;
const measure = (code: string, weight: number, target: string | null) => ({
  kind: 'measure',
  measure: code,
  weight,
  curve,
  target,
});

const FORM = {
  name: '销售代表月度考核',
  role: 'rep',
  lines: [
    measure('contract_amount', 30, null),
    measure('payments_received', 20, null),
    measure('collection_rate', 10, '80.00'),
    measure('visits_done', 10, null),
    measure('coverage_rate', 10, '85.00'),
    measure('report_punctuality', 5, '100.00'),
    { kind: 'judged', name: '客户关系与协作', weight: 10, hint: '客户档案、联系人关系图是否齐全' },
    { kind: 'judged', name: '制度执行', weight: 5 },
  ],
  thresholds: { S: 105, A: 90, B: 70 },
  shares: { S: 10, A: 30, B: 50, C: 10 },
};

/** A working day of the month after, not before its fourth, that lies so far back. */
function dayFor(stage: Stage, monthsBack: number, day: number): number {
  let month = periodContaining('monthly', stage.today);
  for (let back = 0; back < monthsBack; back += 1) month = previousPeriod(month);
  let ago = 0;
  while (stage.workday(ago) > `${month.code}-${String(day).padStart(2, '0')}`) ago += 1;
  return Math.max(0, stage.workday(ago) < `${month.code}-04` ? ago - 1 : ago);
}

const formOf = async (player: Player, id: string) => player.get<AppraisalRecord>(`/api/appraisals/${id}`);
const move = async (player: Player, id: string, verb: string, more: object = {}) =>
  player.post<AppraisalRecord>(`/api/appraisals/${id}/${verb}`, { version: (await formOf(player, id)).version, ...more });

/** The superior scores what is left to judge, each a little different, and shows it. */
async function judgeAndShow(supervisor: Player, id: string, nth: number): Promise<void> {
  const { lines, version } = await formOf(supervisor, id);
  const open = (line: AppraisalLine) => line.score === null;
  await supervisor.patch(`/api/appraisals/${id}`, {
    version,
    lines: lines.filter(open).map((line, index) => ({ id: line.id, score: 82 + ((nth * 5 + index * 3) % 14) })),
    comment: nth % 2 === 0 ? '重点客户跟进扎实，下月把逾期款压下来。' : '拜访量够，签约节奏要提前。',
  });
  await move(supervisor, id, 'show');
}

/** What one month's forms come to: how far each of the team gets. */
type Course = (stage: Stage, supervisor: Player, forms: readonly AppraisalRow[]) => Promise<void>;

const signedByAll: Course = async (stage, supervisor, forms) => {
  for (const [nth, { id, personId }] of forms.entries()) {
    await judgeAndShow(supervisor, id, nth);
    await move(await stage.asPerson(personId), id, 'sign');
    await move(supervisor, id, 'sign');
  }
};

/** One is signed, one waits for an answer to an objection, the rep still has to sign, the rest is being scored. */
const underWay: Course = async (stage, supervisor, forms) => {
  const [rep, rep2] = [await stage.as('rep'), await stage.as('rep2')];
  const of = (player: Player) => forms.find(({ personId }) => personId === player.id);
  const [shown, objected] = [of(rep), of(rep2)];
  const other = forms.find(({ id }) => id !== shown?.id && id !== objected?.id);
  if (shown) await judgeAndShow(supervisor, shown.id, 0);
  if (objected) {
    await judgeAndShow(supervisor, objected.id, 1);
    const [line] = (await formOf(rep2, objected.id)).lines;
    await move(rep2, objected.id, 'object', {
      lineId: line?.id,
      objection: '31 日签的两份合同，盖章件 1 日才回来，没有算进本月',
    });
  }
  if (other) await signedByAll(stage, supervisor, [other]);
};

async function month(stage: Stage, monthsBack: number, course: Course): Promise<void> {
  const at = (day: number, time: string): Moment => [dayFor(stage, monthsBack, day), time];
  stage.goTo(at(5, '01:40'));
  await stage.run('appraisal.open-month');
  stage.goTo(at(9, '15:00'));
  const supervisor = await stage.as('supervisor');
  const period = previousPeriod(periodContaining('monthly', stage.workday(dayFor(stage, monthsBack, 9)))).code;
  const forms = await supervisor.list<AppraisalRow>('appraisals', { period, state: 'scoring' }, 50);
  await course(
    stage,
    supervisor,
    forms.filter(({ can }) => can.judge),
  );
}

/** The month before last is signed by everybody; the last one is under way. Needs the monthly reports, whose frozen figures it cites. */
export const appraisals: Scene = () => [
  beat([0, '08:30'], 'the months are appraised', async (stage) => {
    stage.goTo([60, '10:00']);
    await (await stage.as('director')).post('/api/appraisal-templates', FORM);
    await month(stage, 1, signedByAll);
    await month(stage, 0, underWay);
  }),
];
