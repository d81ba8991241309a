import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useListContext, useTranslate } from 'react-admin';
import { activeView, switchView, type FilterValues, type SavedView } from './listViews.js';

/** Saved views as tabs. Which one is on follows from the filter in the URL, so a shared link opens the same tab. */
export const ViewTabs = ({ views }: { views: SavedView[] }) => {
  const translate = useTranslate();
  const { filterValues, setFilters, setSort } = useListContext();
  const current = activeView(views, filterValues as FilterValues);
  const choose = (key: string) => {
    const view = views.find((one) => one.key === key);
    if (!view) return;
    setFilters(switchView(view, current, filterValues as FilterValues), {});
    if (view.sort) setSort(view.sort);
  };
  return (
    <Tabs
      value={current?.key ?? false}
      onChange={(_, key: string) => choose(key)}
      variant="scrollable"
      scrollButtons={false}
      aria-label={translate('kit.views')}
      sx={{ borderBottom: 1, borderColor: 'divider', mb: 1.5 }}
    >
      {views.map(({ key, label }) => (
        <Tab key={key} value={key} label={translate(label)} />
      ))}
    </Tabs>
  );
};
