import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import { REPORT_LISTS, type ReportListItem, type ReportListName, type ReportRecord } from '@keyline/model';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DateText, entityPath, EnumLabel, Money, Panel } from '../kit/index.js';
import { CommentMark } from './CommentContext.js';

const FIRST = 6;

const Item = ({ item, list }: { item: ReportListItem; list: ReportListName }) => (
  <Box
    component="li"
    sx={{ display: 'flex', gap: 1.5, px: 2, py: 0.75, alignItems: 'baseline', borderTop: 1, borderColor: 'divider' }}
  >
    <Box sx={{ flex: 1, minWidth: 0 }}>
      <MuiLink component={Link} to={entityPath(item.entity, item.id)} sx={{ color: 'text.primary', fontWeight: 500 }}>
        {item.label}
      </MuiLink>
      <Box sx={{ color: 'text.secondary', fontSize: 12, display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>
        {item.accountName && item.accountName !== item.label && <span>{item.accountName}</span>}
        {item.toStage && (
          <span>
            {item.fromStage && (
              <>
                <EnumLabel enum="stage" value={item.fromStage} /> →{' '}
              </>
            )}
            <EnumLabel enum="stage" value={item.toStage} />
          </span>
        )}
        <DateText value={item.on} />
      </Box>
    </Box>
    {item.amount != null && <Money value={item.amount} />}
    <CommentMark anchor={{ part: 'list', key: `${list}:${item.id}`, label: item.label.slice(0, 200) }} />
  </Box>
);

const FactList = ({ name, items }: { name: ReportListName; items: ReportListItem[] }) => {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, FIRST);
  return (
    <Panel
      flush
      title={
        <>
          {translate(`reports.list.${name}`)}{' '}
          <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
            {items.length}
          </Box>
        </>
      }
    >
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {shown.map((item, index) => (
          <Item key={`${item.id}-${index}`} item={item} list={name} />
        ))}
      </Box>
      {items.length > FIRST && (
        <Box
          component="button"
          type="button"
          className="no-print"
          onClick={() => setAll(!all)}
          aria-expanded={all}
          sx={{
            font: 'inherit',
            fontSize: 13,
            width: '100%',
            minHeight: 40,
            border: 0,
            borderTop: 1,
            borderColor: 'divider',
            bgcolor: 'transparent',
            color: 'primary.main',
            cursor: 'pointer',
          }}
        >
          {translate(all ? 'reports.list.fewer' : 'reports.list.more', { smart_count: items.length - FIRST })}
        </Box>
      )}
    </Panel>
  );
};

/** What happened, record by record; lists without an entry are named in one quiet line. */
export const FactLists = ({ report }: { report: ReportRecord }) => {
  const translate = useTranslate();
  const itemsOf = (name: ReportListName): ReportListItem[] => report.lists[name] ?? [];
  const empty = REPORT_LISTS.filter((name) => itemsOf(name).length === 0);
  return (
    <>
      {REPORT_LISTS.filter((name) => itemsOf(name).length > 0).map((name) => (
        <FactList key={name} name={name} items={itemsOf(name)} />
      ))}
      {empty.length > 0 && (
        <Box sx={{ color: 'text.secondary', fontSize: 13, px: 0.5 }}>
          {translate('reports.list.none', {
            names: empty.map((name) => translate(`reports.list.${name}`)).join(translate('kit.filter.or')),
          })}
        </Box>
      )}
    </>
  );
};
