import { may, type Actor } from '@keyline/model';
import type { PlanNode } from './plan-tree.js';

/** Does the caller reach everybody whose work the line adds up? Otherwise the sum would tell about those out of reach. */
export const reachesAll = (actor: Actor, node: PlanNode, reached: ReadonlySet<string>): boolean =>
  actor.reach.people === 'everyone' || node.people.every((person) => reached.has(person));

/**
 * Who leads sets: the people of a team by whoever reaches the whole team, the teams by whoever reaches the whole department, the
 * department's own line by whoever reaches it. Nobody sets the own line; who reaches everyone (the administrator) may set any.
 */
export function mayEditNode(actor: Actor, node: PlanNode, parent: PlanNode | undefined, reached: ReadonlySet<string>): boolean {
  if (!may(actor, 'target:write')) return false;
  if (actor.reach.people === 'everyone') return true;
  return node.personId !== actor.id && reachesAll(actor, parent ?? node, reached);
}
