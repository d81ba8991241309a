import { toCents, type AgeingReport, type ReceivableFigure } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useApi } from '../data/index.js';
import { addDays, Money, percentText, StatTile, StatTiles, type Drill } from '../kit/index.js';
import { receivableFigureRows, useFigures, type Figure } from './useReceivables.js';

/** How long collection is looked back on. */
const DAYS = 90;
const ASKED: readonly ReceivableFigure[] = ['sales', 'invoicedUnpaid', 'collectable', 'collected'];

const share = (part: bigint, whole: bigint): string | null =>
  whole === 0n ? null : (Number((part * 1000n) / whole) / 10).toFixed(1);

export interface CollectionTilesProps {
  report: AgeingReport;
  onOpen: (figure: Figure, name: string) => void;
  onOpenRows: (drill: Drill) => void;
}

/** How bad it is, and how well collecting goes; each figure opens the records that it counts. */
export const CollectionTiles = ({ report, onOpen, onOpenRows }: CollectionTilesProps) => {
  const translate = useTranslate();
  const api = useApi();
  const { asOf, by, total } = report;
  const from = addDays(asOf, 1 - DAYS);
  const { data, isPending } = useFigures(ASKED, from, asOf);
  const overdue = toCents(total.total) - toCents(total.notDue);
  const open = (figure: ReceivableFigure, title: string) => () =>
    onOpenRows({ title, load: () => receivableFigureRows(api, figure, from, asOf) });
  const ofAll = (part: bigint) =>
    translate('receivables.ofAll', { share: percentText({ value: share(part, toCents(total.total)) }) ?? '—' });
  const label = (name: string) => translate(`receivables.tile.${name}`, { days: DAYS });
  return (
    <StatTiles>
      <StatTile
        label={label('open')}
        value={<Money value={total.total} compact />}
        onClick={() => onOpen({ asOf, by }, label('open'))}
      />
      <StatTile
        label={label('overdue')}
        tone="bad"
        value={<Money value={`${overdue / 100n}.${String(overdue % 100n).padStart(2, '0')}`} compact />}
        hint={ofAll(overdue)}
        onClick={() => onOpen({ asOf, by, only: 'overdue' }, label('overdue'))}
      />
      <StatTile
        label={label('disputed')}
        tone="soon"
        value={<Money value={total.disputed} compact />}
        hint={ofAll(toCents(total.disputed))}
        onClick={() => onOpen({ asOf, by, only: 'disputed' }, label('disputed'))}
      />
      <StatTile
        label={label('dso')}
        loading={isPending}
        value={data?.dso && translate('receivables.tile.days', { days: data.dso })}
        hint={translate('receivables.tile.lookBack', { days: DAYS })}
        onClick={open('invoicedUnpaid', label('invoicedUnpaid'))}
      />
      <StatTile
        label={label('rate')}
        loading={isPending}
        value={data?.collectionRate && percentText({ value: data.collectionRate })}
        hint={translate('receivables.tile.lookBack', { days: DAYS })}
        onClick={open('collected', label('collected'))}
      />
    </StatTiles>
  );
};
