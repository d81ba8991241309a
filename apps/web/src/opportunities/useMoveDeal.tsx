import { isOpenStage, type AdvanceInput, type ExitField, type OpportunityRecord, type Stage } from '@keyline/model';
import { useState, type ReactNode } from 'react';
import { HttpError, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { problemOf, useApi } from '../data/index.js';
import { MoveDialog, type AskedMove, type MovableDeal } from './MoveDialog.js';

/** The fields that the server still asks for, if that is why it refused. */
const missingIn = (error: unknown): ExitField[] | undefined => {
  const problem = problemOf(error) as { code?: string; missing?: ExitField[] } | undefined;
  return problem?.code === 'opportunity.exit-criteria' ? problem.missing : undefined;
};

/**
 * Moves deals from stage to stage. Winning and losing ask first; a move refused for want of facts asks for exactly those and then
 * moves. Render `dialog` once.
 */
export const useMoveDeal = (): {
  move: (deal: MovableDeal, to: Stage, place?: () => () => void) => Promise<void>;
  dialog: ReactNode;
} => {
  const api = useApi();
  const notify = useNotify();
  const refresh = useRefresh();
  const translate = useTranslate();
  const [asked, setAsked] = useState<AskedMove | null>(null);

  const advance = (deal: MovableDeal, values: Partial<AdvanceInput>) =>
    api.verb<OpportunityRecord>('opportunities', deal.id, 'advance', { ...values, version: deal.version });

  const move = async (deal: MovableDeal, to: Stage, place?: () => () => void) => {
    if (!isOpenStage(to)) return setAsked({ deal, to, missing: [] });
    const takeBack = place?.();
    try {
      await advance(deal, { stage: to });
      notify('opportunities.moved', { type: 'success', messageArgs: { name: deal.name, stage: translate(`enums.stage.${to}`) } });
      refresh();
    } catch (error) {
      takeBack?.();
      const missing = missingIn(error);
      if (missing) return setAsked({ deal, to, missing });
      if (!(error instanceof HttpError)) throw error;
      notify(error.message, { type: 'error' });
      refresh();
    }
  };

  const submit = async (values: FieldValues) => {
    if (!asked) return;
    try {
      await advance(asked.deal, { ...values, stage: asked.to });
    } catch (error) {
      const missing = missingIn(error);
      if (missing) setAsked({ ...asked, missing: [...new Set([...asked.missing, ...missing])] });
      throw error;
    }
  };

  return { move, dialog: <MoveDialog asked={asked} onClose={() => setAsked(null)} onSubmit={submit} /> };
};
