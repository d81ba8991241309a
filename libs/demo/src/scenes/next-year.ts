import type { TargetPlanRecord, TargetPlanRow } from '@keyline/model';
import { beat, type Scene } from './beat.js';
import type { Player, Stage } from './stage.js';

const LAST_QUARTER = '10';
/** So much more than this year, to the next ten thousand. */
const GROWTH_PERCENT = 112;

/** Draws up the department's plan of the year to come: last year's seasons, everybody alike. */
async function drawUp(stage: Stage, director: Player, measure: string): Promise<TargetPlanRecord> {
  const year = Number(stage.today.slice(0, 4));
  const [row] = await director.list<TargetPlanRow>('target-plans', { year, measure, state: 'approved' }, 1);
  if (!row) throw new Error(`no plan of ${year} for ${measure}`);
  const { nodes } = await director.get<TargetPlanRecord>(`/api/target-plans/${row.id}`);
  const total = Math.round((Number(nodes[0]?.values[String(year)]) * GROWTH_PERCENT) / 1_000_000) * 10_000;
  return director.post<TargetPlanRecord>('/api/target-plans', {
    departmentId: row.departmentId,
    year: year + 1,
    measure,
    total: total.toFixed(2),
    periodsBy: 'seasonality',
    peopleBy: 'equal',
  });
}

const inLastQuarter = ({ today }: Stage): boolean => today.slice(5, 7) >= LAST_QUARTER;

/** In the last quarter the next year is planned: what is to be signed waits for the head of sales, what is to come in is still being drawn up. */
export const nextYear: Scene = () => [
  beat([2, '10:50'], 'the director draws up what is to come in next year', async (stage) => {
    if (inLastQuarter(stage)) await drawUp(stage, await stage.as('director'), 'payments_received');
  }),
  beat([1, '16:20'], "next year's plan waits for the head of sales", async (stage) => {
    if (!inLastQuarter(stage)) return;
    const director = await stage.as('director');
    const { id, version } = await drawUp(stage, director, 'contract_amount');
    await director.post(`/api/target-plans/${id}/submit`, { version });
  }),
];
