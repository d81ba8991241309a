import type { TargetPlanNode, TargetPlanRecord } from '@keyline/model';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { problemOf, useApi } from '../data/index.js';

export interface PlanLine {
  node: TargetPlanNode;
  depth: number;
  children: TargetPlanNode[];
}

/** The lines in the order of the tree. */
export function linesOf(nodes: readonly TargetPlanNode[]): PlanLine[] {
  const childrenOf = (id: string | null) => nodes.filter(({ parentId }) => parentId === id);
  const lines: PlanLine[] = [];
  const add = (node: TargetPlanNode, depth: number): void => {
    const children = childrenOf(node.id);
    lines.push({ node, depth, children });
    for (const child of children) add(child, depth + 1);
  };
  for (const root of childrenOf(null)) add(root, 0);
  return lines;
}

export interface PlanActions {
  set: (nodeId: string, period: string, value: string) => Promise<void>;
  /** `break-down`, `submit`, `approve`, `return`, `replan`; answers with the plan as it is then. */
  move: (verb: string, body?: Record<string, unknown>) => Promise<TargetPlanRecord>;
}

/** What one does with a plan; every answer is the plan anew, with its next version. */
export const usePlanActions = (plan: TargetPlanRecord): PlanActions => {
  const api = useApi();
  const client = useQueryClient();
  const notify = useNotify();
  const keep = async (work: Promise<TargetPlanRecord>): Promise<TargetPlanRecord> => {
    try {
      const next = await work;
      client.setQueryData(['target-plans', 'plan', next.id], next);
      void client.invalidateQueries({ queryKey: ['target-plans', 'attainment'] });
      return next;
    } catch (error) {
      if (problemOf(error)?.status === 409) void client.invalidateQueries({ queryKey: ['target-plans', 'plan', plan.id] });
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
      throw error;
    }
  };
  return {
    set: async (nodeId, period, value) => {
      const body = { version: plan.version, cells: [{ nodeId, period, value }] };
      await keep(api.put<TargetPlanRecord>(`/target-plans/${plan.id}/cells`, body));
    },
    move: (verb, body = {}) =>
      keep(api.verb<TargetPlanRecord>('target-plans', plan.id, verb, { version: plan.version, ...body })),
  };
};
