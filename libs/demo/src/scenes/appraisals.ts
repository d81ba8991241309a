import {
  periodContaining,
  previousPeriod,
  standardAppraisalForm,
  type AppraisalLine,
  type AppraisalRecord,
  type AppraisalRow,
} from '@keyline/model';
import { beat, type Scene } from './beat.js';
import type { Moment, Player, Stage } from './stage.js';

const monthBack = (stage: Stage, back: number) => {
  let month = periodContaining('monthly', stage.today);
  for (let left = back; left > 0; left -= 1) month = previousPeriod(month);
  return month;
};

/** The working day up to that day of the month so many months back, not before its fourth: how many working days ago. */
function dayFor(stage: Stage, monthsBack: number, day: number): number {
  const month = monthBack(stage, monthsBack);
  let ago = 0;
  while (stage.workday(ago) > `${month.code}-${String(day).padStart(2, '0')}`) ago += 1;
  return Math.max(0, stage.workday(ago) < `${month.code}-04` ? ago - 1 : ago);
}
/** From the fourth day of a month on the one before is appraised. */
const isOpen = (stage: Stage, monthsBack: number): boolean =>
  stage.workday(dayFor(stage, monthsBack, 9)) >= `${monthBack(stage, monthsBack).code}-04`;

const formOf = async (player: Player, id: string) => player.get<AppraisalRecord>(`/api/appraisals/${id}`);
const move = async (player: Player, id: string, verb: string, more: object = {}) =>
  player.post<AppraisalRecord>(`/api/appraisals/${id}/${verb}`, { version: (await formOf(player, id)).version, ...more });

const WORDS = ['重点客户跟进扎实，下月把逾期款压下来。', '拜访量够，签约节奏要提前。', '新客户开发有起色，报告再写具体一些。'];

/** The superior scores what is left to judge, each a little different, and shows it. */
async function judgeAndShow(superior: Player, id: string, nth: number): Promise<void> {
  const { lines, version } = await formOf(superior, id);
  const open = (line: AppraisalLine) => line.score === null;
  await superior.patch(`/api/appraisals/${id}`, {
    version,
    lines: lines.filter(open).map((line, index) => ({ id: line.id, score: 82 + ((nth * 5 + index * 3) % 14) })),
    comment: WORDS[nth % WORDS.length],
  });
  await move(superior, id, 'show');
}

type Forms = readonly AppraisalRow[];
/** Both sign: locked. */
async function signedByBoth(stage: Stage, superior: Player, forms: Forms): Promise<void> {
  for (const [nth, { id, personId }] of forms.entries()) {
    await judgeAndShow(superior, id, nth);
    await move(await stage.asPerson(personId), id, 'sign');
    await move(superior, id, 'sign');
  }
}

/** The person has signed, the superior has not. */
async function signedByPerson(stage: Stage, superior: Player, { id, personId }: AppraisalRow): Promise<void> {
  await judgeAndShow(superior, id, 2);
  await move(await stage.asPerson(personId), id, 'sign');
}

/** The rep still has to sign, the second one objects; of the others one is locked, one waits for the countersignature, the rest is being scored. */
async function underWay(stage: Stage, superior: Player, forms: Forms): Promise<void> {
  const [rep, rep2] = [await stage.as('rep'), await stage.as('rep2')];
  const of = (player: Player) => forms.find(({ personId }) => personId === player.id);
  const [shown, objected] = [of(rep), of(rep2)];
  const [locked, half] = forms.filter(({ id }) => id !== shown?.id && id !== objected?.id);
  if (shown) await judgeAndShow(superior, shown.id, 0);
  if (objected) {
    await judgeAndShow(superior, objected.id, 1);
    const [line] = (await formOf(rep2, objected.id)).lines;
    const objection = '31 日签的两份合同，盖章件 1 日才回来，没有算进本月';
    await move(rep2, objected.id, 'object', { lineId: line?.id, objection });
  }
  if (locked) await signedByBoth(stage, superior, [locked]);
  if (half) await signedByPerson(stage, superior, half);
}

/** Opens the forms of the month before the one so many months back, and takes those of the director's people on. */
async function month(stage: Stage, monthsBack: number, last: boolean): Promise<void> {
  const at = (day: number, time: string): Moment => [dayFor(stage, monthsBack, day), time];
  stage.goTo(at(5, '01:40'));
  await stage.run('appraisal.open-month');
  stage.goTo(at(9, '15:00'));
  const [director, supervisor] = [await stage.as('director'), await stage.as('supervisor')];
  const period = previousPeriod(monthBack(stage, monthsBack)).code;
  const forms = await director.list<AppraisalRow>('appraisals', { period, state: 'scoring' }, 200);
  for (const reviewerId of new Set(forms.map((form) => form.reviewerId))) {
    const own = forms.filter((form) => form.reviewerId === reviewerId);
    const superior = await stage.asPerson(reviewerId);
    if (!last) await signedByBoth(stage, superior, own);
    else if (reviewerId === supervisor.id) await underWay(stage, superior, own);
    // The director has not come to the supervisors yet; of every other team one form waits for the second signature.
    else if (reviewerId !== director.id) {
      const [half, ...others] = own;
      await signedByBoth(stage, superior, others);
      if (half) await signedByPerson(stage, superior, half);
    }
  }
}

/**
 * Two months are signed by everybody of the director's; the last one is under way in every state. Needs the monthly reports, whose frozen
 * figures it cites.
 */
export const appraisals: Scene = () => [
  beat([0, '08:30'], 'the months are appraised', async (stage) => {
    const newest = isOpen(stage, 0) ? 0 : 1;
    stage.goTo([75, '10:00']);
    const director = await stage.as('director');
    for (const role of ['rep', 'supervisor'] as const)
      await director.post('/api/appraisal-templates', standardAppraisalForm(role, 'zh-CN'));
    for (const back of [2, 1]) await month(stage, newest + back, false);
    await month(stage, newest, true);
  }),
];
