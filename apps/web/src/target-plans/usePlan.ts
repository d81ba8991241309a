import type { TargetPlanNode, TargetPlanRecord } from '@keyline/model';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
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

/** `陈思远`, `赵志刚团队`, and of somebody who has left the place until when they stood there. */
export const useLineName = (): ((line: Pick<TargetPlanNode, 'kind' | 'name' | 'untilOn'>) => string) => {
  const translate = useTranslate();
  return ({ kind, name, untilOn }) => {
    if (untilOn !== null) return translate('targetPlans.until', { name, date: untilOn });
    return kind === 'team' ? translate('targetPlans.team', { name }) : name;
  };
};

export interface PlanActions {
  set: (nodeId: string, period: string, value: string) => Promise<void>;
  /** `break-down`, `submit`, `replan`; answers with the plan as it is then. */
  move: (verb: string, body?: Record<string, unknown>) => Promise<TargetPlanRecord>;
  /** Throws a draft away. */
  remove: () => Promise<void>;
}

/** What one does with a plan; every answer is the plan anew, with its next version. */
export const usePlanActions = (plan: TargetPlanRecord): PlanActions => {
  const api = useApi();
  const client = useQueryClient();
  const notify = useNotify();
  /** Says what went wrong; after a conflict the plan is read anew. */
  const told = async <Answer>(work: Promise<Answer>): Promise<Answer> => {
    try {
      return await work;
    } catch (error) {
      if (problemOf(error)?.status === 409) void client.invalidateQueries({ queryKey: ['target-plans', 'plan', plan.id] });
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
      throw error;
    }
  };
  const keep = async (work: Promise<TargetPlanRecord>): Promise<TargetPlanRecord> => {
    const next = await told(work);
    client.setQueryData(['target-plans', 'plan', next.id], next);
    void client.invalidateQueries({ queryKey: ['target-plans', 'attainment'] });
    return next;
  };
  return {
    set: async (nodeId, period, value) => {
      const body = { version: plan.version, cells: [{ nodeId, period, value }] };
      await keep(api.put<TargetPlanRecord>(`/target-plans/${plan.id}/cells`, body));
    },
    remove: async () => {
      await told(api.delete('target-plans', { id: plan.id }));
      void client.invalidateQueries({ queryKey: ['target-plans', 'getList'] });
    },
    move: (verb, body = {}) =>
      keep(api.verb<TargetPlanRecord>('target-plans', plan.id, verb, { version: plan.version, ...body })),
  };
};
