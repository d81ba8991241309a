import { describe, expect, it } from '@jest/globals';
import { partsOf, planPeriods, toCents } from '@keyline/model';
import { type Cell, generateCompany, type Table } from './index.js';

type AnyRow = Readonly<Record<string, Cell>>;
const cents = (value: Cell | undefined): bigint => toCents(String(value));

function tablesOf(today: string): Map<Table, AnyRow[]> {
  const tables = new Map<Table, AnyRow[]>();
  for (const { table, rows } of generateCompany({ today, timeZone: 'Asia/Shanghai', factor: 0.67 }))
    tables.set(table, [...(tables.get(table) ?? []), ...rows]);
  return tables;
}

describe('the plans of the demo company', () => {
  it.each(['2026-11-19', '2027-01-01', '2026-12-31', '2026-07-08'])(
    'plans the year of every department, and the targets of %s are what the plans say',
    (today) => {
      const tables = tablesOf(today);
      const of = (table: Table): AnyRow[] => tables.get(table) ?? [];
      const plans = of('target_plan').filter((plan) => plan.year === Number(today.slice(0, 4)));
      const departments = new Set(of('person').flatMap((row) => (row.title === '销售主管' ? [row.department_id] : [])));
      for (const measure of ['contract_amount', 'payments_received', 'visits_done'])
        expect(
          new Set(
            plans.filter((plan) => plan.measure === measure && plan.state === 'approved').map((plan) => plan.department_id),
          ),
        ).toEqual(departments);
      const nodes = new Map(of('target_node').map((node) => [node.id, node]));
      const cells = new Map(
        of('target_cell').map((cell) => [`${String(cell.node_id)} ${String(cell.period)}`, cents(cell.value)]),
      );
      const cellOf = (node: AnyRow, period: string) => cells.get(`${String(node.id)} ${period}`) ?? 0n;
      const sum = (values: readonly bigint[]) => values.reduce((all, value) => all + value, 0n);
      const below = new Map<Cell, AnyRow[]>();
      for (const node of nodes.values()) {
        const parent = node.parent_id ?? null;
        below.set(parent, [...(below.get(parent) ?? []), node]);
      }
      const yearOf = new Map(of('target_plan').map((plan) => [plan.id, Number(plan.year)]));
      const gaps = [...nodes.values()].flatMap((node) =>
        planPeriods(yearOf.get(node.plan_id) ?? 0).filter((period) => {
          const children = below.get(node.id ?? null);
          const parts = partsOf(period);
          return (
            (children && cellOf(node, period) !== sum(children.map((child) => cellOf(child, period)))) ||
            (parts.length > 0 && cellOf(node, period) !== sum(parts.map((part) => cellOf(node, part))))
          );
        }),
      );
      expect(gaps).toEqual([]);
      const lineOf = new Map([...nodes.values()].map((node) => [`${String(node.plan_id)} ${String(node.person_id)}`, node]));
      const planned = of('target').filter((target) => target.plan_id !== null);
      const differing = planned.filter(({ kind, plan_id: plan, person_id: person, period, value }) => {
        const line = lineOf.get(`${String(plan)} ${String(person)}`);
        return kind === 'monthly' && (!line || cellOf(line, String(period)) !== cents(value));
      });
      expect(differing).toEqual([]);
      expect(of('target').filter((target) => target.plan_id === null && target.measure !== 'new_accounts')).toEqual([]);
      const byPeriod = (kind: string) =>
        sum(planned.filter((target) => target.kind === kind).map((target) => cents(target.value)));
      expect(byPeriod('weekly')).toBe(byPeriod('monthly'));
    },
    30_000,
  );

  it('has a department that planned anew in the middle of a year and left what had passed as it was', () => {
    const tables = tablesOf('2026-11-19');
    const of = (table: Table): AnyRow[] => tables.get(table) ?? [];
    const again = of('target_plan').filter((plan) => plan.revision === 2);
    expect(again.map((plan) => plan.fixed_through)).toEqual(['2025-06-30', '2026-06-30']);
    for (const { id, department_id: department, year, measure } of again) {
      const first = of('target_plan').find(
        (plan) => plan.revision === 1 && plan.department_id === department && plan.year === year && plan.measure === measure,
      );
      expect(first?.state).toBe('superseded');
      const root = (plan: Cell | undefined) =>
        of('target_node').find((node) => node.plan_id === plan && node.parent_id === null)?.id;
      const valueOf = (plan: Cell | undefined, month: string) =>
        of('target_cell').find((cell) => cell.node_id === root(plan) && cell.period === `${String(year)}-${month}`)?.value;
      expect(valueOf(id, '06')).toBe(valueOf(first?.id, '06'));
      expect(cents(valueOf(id, '07')) > cents(valueOf(first?.id, '07'))).toBe(true);
    }
  });
});
