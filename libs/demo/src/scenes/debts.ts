import type { InstalmentRow } from '@keyline/model';
import type { Stage } from './stage.js';

/**
 * What the team is owed longest and nobody disputes, so many along: apart from the two reps' own, or, where the others are owed too little,
 * the latest of all. @throws Error when there is none
 */
export async function oldest(stage: Stage, nth: number): Promise<InstalmentRow> {
  const supervisor = await stage.as('supervisor');
  const [rep, rep2] = [await stage.as('rep'), await stage.as('rep2')];
  const overdue = await supervisor.list<InstalmentRow>('instalments', { overdue: true, disputedOn: null }, 50, ['dueOn', 'ASC']);
  const others = overdue.filter(({ collectorId }) => collectorId !== rep.id && collectorId !== rep2.id);
  const part = others[nth] ?? overdue.at(-1 - nth);
  if (!part) throw new Error(`nothing no. ${nth} is overdue`);
  return part;
}
