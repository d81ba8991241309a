import { DataTable } from 'react-admin';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { Money, type MoneyProps } from './Money.js';
import { RecordLink } from './RecordLink.js';

type ColumnProps = Omit<ComponentProps<typeof DataTable.Col>, 'source' | 'render' | 'children'>;
type MoneyColumnProps = ColumnProps & Pick<MoneyProps, 'tone'>;

/** The columns of a list of such rows, each named after its field. */
export function columnsOf<Row extends object>() {
  type Field = keyof Row & string;
  type Shown = (row: Row) => ReactNode;
  const column = (source: Field, shown?: Shown, props: ColumnProps = {}): ReactElement => (
    <DataTable.Col key={source} source={source} {...props} {...(shown && { render: (row: unknown) => shown(row as Row) })} />
  );
  /** What is read off several fields, so that nothing can be sorted by it. */
  const derived = (name: string, shown: Shown, props: ColumnProps & { label: string }): ReactElement => (
    <DataTable.Col key={name} source={name} disableSort {...props} render={(row: unknown) => shown(row as Row)} />
  );
  /** What can be done from the row, under no heading: react-admin translates the label of whatever has a source. */
  const actions = (name: string, shown: Shown, props: ColumnProps = {}): ReactElement => (
    <DataTable.Col key={name} label="" disableSort {...props} render={(row: unknown) => shown(row as Row)} />
  );
  /** A sum of money, on the right. */
  const money = (source: Field, { tone, ...props }: MoneyColumnProps = {}): ReactElement =>
    column(source, (row) => <Money value={row[source] as string | null} tone={tone} />, { align: 'right', ...props });
  /** The name of another record, which leads to it: `link('accountName', 'accounts', 'accountId')`. */
  const link = (source: Field, entity: string, id: Field, props: ColumnProps = {}): ReactElement =>
    column(
      source,
      (row) => (
        <RecordLink entity={entity} id={row[id] as string} quiet>
          {row[source] as ReactNode}
        </RecordLink>
      ),
      props,
    );
  return { actions, column, derived, money, link };
}
