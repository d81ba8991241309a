import Add from '@mui/icons-material/Add';
import SportsKabaddiOutlined from '@mui/icons-material/SportsKabaddiOutlined';
import type { CompetitorRow } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useMay } from '../data/index.js';
import { CardLines, DateText, ListPage, PrimaryButton, columnsOf } from '../kit/index.js';
import { MarketNav } from '../market-notes/MarketNav.js';

const { column, link } = columnsOf<CompetitorRow>();

const columns = [
  link('name', 'competitors', 'id'),
  column('products', undefined, { disableSort: true }),
  column('noteCount', undefined, { align: 'right', disableSort: true }),
  column('openDeals', undefined, { align: 'right', disableSort: true }),
  column('lastSeenOn', (competitor) => <DateText value={competitor.lastSeenOn} />, { disableSort: true }),
];

const CompetitorCard = ({ competitor }: { competitor: CompetitorRow }) => {
  const translate = useTranslate();
  return (
    <CardLines
      title={competitor.name}
      facts={
        <>
          <span>
            {translate('resources.competitors.fields.noteCount')} {competitor.noteCount}
          </span>
          <span>
            {translate('resources.competitors.fields.openDeals')} {competitor.openDeals}
          </span>
        </>
      }
      next={
        <>
          {translate('resources.competitors.fields.lastSeenOn')} <DateText value={competitor.lastSeenOn} />
        </>
      }
    />
  );
};

const CompetitorList = () => {
  const translate = useTranslate();
  const create = useMay('market:write') && { label: translate('competitors.create'), icon: <Add />, to: '/competitors/create' };
  return (
    <ListPage<CompetitorRow>
      title={translate('resources.competitors.name', { smart_count: 2 })}
      searchHint={translate('competitors.searchHint')}
      columns={columns}
      card={(competitor) => <CompetitorCard competitor={competitor} />}
      sort={{ field: 'name', order: 'ASC' }}
      primary={create}
      actions={<MarketNav />}
      empty={{
        icon: <SportsKabaddiOutlined />,
        title: translate('competitors.empty.title'),
        body: translate('competitors.empty.body'),
        action: create && <PrimaryButton {...create} />,
      }}
    />
  );
};

export default CompetitorList;
