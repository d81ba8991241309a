import { fromCents, splitMoney, toCents } from './money.js';
import { monthsIn, partsOf, planPeriods, targetPeriod, weekPartsOf } from './target-periods.js';
import type { LocalDate } from './calendar.js';

/**
 * Breaking targets down without losing a cent or a visit (D35): down the organisation, and from the year to its months. Values are
 * decimal strings in the unit of the measure; counts are whole.
 */
export type TargetUnit = 'count' | 'money';

/** Period → value. A period without a value counts as nothing. */
export type TargetValues = Readonly<Record<string, string>>;

export interface BreakdownNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly values: TargetValues;
}
export interface TargetCell {
  readonly nodeId: string;
  readonly period: string;
  readonly value: string;
}

/** The value in its smallest units: cents, or single visits. */
const unitsOf = (value: string | undefined, unit: TargetUnit): bigint =>
  unit === 'money' ? toCents(value ?? '0') : toCents(value ?? '0') / 100n;
const valueOf = (units: bigint, unit: TargetUnit): string => (unit === 'money' ? fromCents(units) : String(units));
const sum = (parts: readonly bigint[]): bigint => parts.reduce((all, part) => all + part, 0n);
const sumOf = <Part>(parts: readonly Part[], count: (part: Part) => number): number =>
  parts.reduce((all, part) => all + count(part), 0);

function splitUnits(total: bigint, weights: readonly number[]): bigint[] {
  if (weights.length === 0) return [];
  const known = weights.some((weight) => weight > 0) ? weights : weights.map(() => 1);
  return splitMoney(fromCents(total), known).map(toCents);
}

function childrenByParent(nodes: readonly BreakdownNode[]): ReadonlyMap<string, readonly BreakdownNode[]> {
  const children = new Map<string, BreakdownNode[]>();
  for (const node of nodes) if (node.parentId) children.set(node.parentId, [...(children.get(node.parentId) ?? []), node]);
  return children;
}

/** Shares that add up to exactly `total` (largest remainder); without any positive weight all are equal. */
export const splitTarget = (total: string, weights: readonly number[], unit: TargetUnit): string[] =>
  splitUnits(unitsOf(total, unit), weights).map((units) => valueOf(units, unit));

/** The sum in the unit. */
export const addTargets = (values: readonly string[], unit: TargetUnit): string =>
  valueOf(sum(values.map((value) => unitsOf(value, unit))), unit);

/** `whole - parts`: positive, something is not given out yet; negative, more was given out than there is. */
export const targetGap = (whole: string | undefined, parts: readonly (string | undefined)[], unit: TargetUnit): string =>
  valueOf(unitsOf(whole, unit) - sum(parts.map((part) => unitsOf(part, unit))), unit);

/** What is missing below a cell: over the people under it, and over the parts of its period. Null where there is nothing below. */
export function gapsBelow(
  node: BreakdownNode,
  children: readonly BreakdownNode[],
  period: string,
  unit: TargetUnit,
): { people: string | null; periods: string | null } {
  const parts = partsOf(period);
  const whole = node.values[period];
  return {
    people:
      children.length > 0
        ? targetGap(
            whole,
            children.map(({ values }) => values[period]),
            unit,
          )
        : null,
    periods:
      parts.length > 0
        ? targetGap(
            whole,
            parts.map((part) => node.values[part]),
            unit,
          )
        : null,
  };
}

/** How many values of a plan's year differ from what is below them. */
export function countGaps(nodes: readonly BreakdownNode[], year: number, unit: TargetUnit): number {
  const childrenOf = childrenByParent(nodes);
  const differs = (gap: string | null): boolean => gap !== null && unitsOf(gap, unit) !== 0n;
  return sumOf(nodes, (node) =>
    sumOf(planPeriods(year), (period) => {
      const { people, periods } = gapsBelow(node, childrenOf.get(node.id) ?? [], period, unit);
      return Number(differs(people)) + Number(differs(periods));
    }),
  );
}

/** How a value is given out. Weights of months and of nodes; what is fixed keeps its value and the rest is shared among the others. */
export interface BreakdownRule {
  readonly unit: TargetUnit;
  /** Null: the months of the node stay as they are. */
  readonly monthWeight: ((month: string) => number) | null;
  /** Null: the people below stay as they are. By month: whoever comes in July has no share of June. */
  readonly nodeWeight: ((nodeId: string, month: string) => number) | null;
  readonly isFixed: (nodeId: string, month: string) => boolean;
}

/**
 * Gives a node's value of a year, quarter or month out to its months and to everybody below. Quarters and years that follow are sums
 * again, so that without fixed cells no gap is left below. What is fixed may leave one: nothing is given out below zero.
 * @returns the cells that have another value now
 */
export function breakDown(
  nodes: readonly BreakdownNode[],
  at: { nodeId: string; period: string },
  rule: BreakdownRule,
): TargetCell[] {
  const { unit } = rule;
  const childrenOf = childrenByParent(nodes);
  const before = new Map(
    nodes.flatMap(({ id, values }) => Object.entries(values).map(([period, value]) => [`${id} ${period}`, value])),
  );
  const now = new Map(before);
  const read = (nodeId: string, period: string) => unitsOf(now.get(`${nodeId} ${period}`), unit);
  const write = (nodeId: string, period: string, units: bigint) => now.set(`${nodeId} ${period}`, valueOf(units, unit));
  const share = <Part>(
    total: bigint,
    parts: readonly Part[],
    cell: (part: Part) => [string, string],
    weight: (part: Part) => number,
  ) => {
    const open = parts.filter((part) => !rule.isFixed(...cell(part)));
    const fixed = sum(parts.filter((part) => !open.includes(part)).map((part) => read(...cell(part))));
    const rest = total > fixed ? total - fixed : 0n;
    for (const [index, units] of splitUnits(rest, open.map(weight)).entries()) {
      const part = open[index];
      if (part !== undefined) write(...cell(part), units);
    }
  };
  const addUp = (nodeId: string, periods: readonly string[]) => {
    for (const period of periods) write(nodeId, period, sum(partsOf(period).map((part) => read(nodeId, part))));
  };

  const months = monthsIn(at.period);
  const { start, kind } = targetPeriod(at.period);
  const year = start.slice(0, 4);
  const { monthWeight, nodeWeight } = rule;
  if (monthWeight && kind !== 'month') {
    share(read(at.nodeId, at.period), months, (month) => [at.nodeId, month], monthWeight);
    if (kind === 'year') addUp(at.nodeId, partsOf(year));
  }
  const giveOut = (nodeId: string): void => {
    const children = childrenOf.get(nodeId) ?? [];
    for (const month of months)
      share(
        read(nodeId, month),
        children,
        ({ id }) => [id, month],
        ({ id }) => nodeWeight?.(id, month) ?? 1,
      );
    for (const { id } of children) {
      addUp(id, [...partsOf(year), year]);
      giveOut(id);
    }
  };
  if (nodeWeight) giveOut(at.nodeId);
  return [...now].flatMap(([key, value]) => {
    if (before.get(key) === value) return [];
    const [nodeId = '', period = ''] = key.split(' ');
    return [{ nodeId, period, value }];
  });
}

/**
 * What falls on each week when every month is spread over its working days: a week that crosses the end of a month has a share of both.
 * The weeks add up to exactly the months.
 * @param workingDays how many working days lie from the one day to the other, both included
 */
export function weeklyTargets(
  months: TargetValues,
  unit: TargetUnit,
  workingDays: (from: LocalDate, to: LocalDate) => number,
): Record<string, string> {
  const weeks: Record<string, string> = {};
  for (const [month, value] of Object.entries(months)) {
    const parts = weekPartsOf(month);
    const shares = splitTarget(
      value,
      parts.map(({ start, end }) => workingDays(start, end)),
      unit,
    );
    for (const [index, { week }] of parts.entries()) weeks[week] = addTargets([weeks[week] ?? '0', shares[index] ?? '0'], unit);
  }
  return weeks;
}

const halfUp = (dividend: bigint, divisor: bigint): bigint => (2n * dividend + divisor) / (2n * divisor);

/** What should be reached after so many of the period's working days. Null when the period has none. */
export function paceOf(target: string, elapsed: number, total: number, unit: TargetUnit): string | null {
  return total > 0 ? valueOf(halfUp(unitsOf(target, unit) * BigInt(elapsed), BigInt(total)), unit) : null;
}

/** Where the period ends if it goes on as it went so far. Null before its first working day. */
export function projectionOf(actual: string, elapsed: number, total: number, unit: TargetUnit): string | null {
  if (elapsed === 0) return null;
  const units = unitsOf(actual, unit);
  const projected = halfUp((units < 0n ? -units : units) * BigInt(total), BigInt(elapsed));
  return valueOf(units < 0n ? -projected : projected, unit);
}
