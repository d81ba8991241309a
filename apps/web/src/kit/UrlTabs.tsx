import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { use, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { RefusedPage } from './NoAccess.js';

export interface UrlTab {
  key: string;
  /** A message key. */
  label: string;
  render: () => ReactNode;
}

/**
 * The tabs of a record page; which one is open is in the URL (`?tab=people`). Only the open one is built. Where the first may not be
 * read, neither may the page; of the others each speaks for itself.
 */
export const UrlTabs = ({ tabs, param = 'tab' }: { tabs: UrlTab[]; param?: string }) => {
  const translate = useTranslate();
  const [search, setSearch] = useSearchParams();
  const refusePage = use(RefusedPage);
  const current = tabs.find(({ key }) => key === search.get(param)) ?? tabs[0];
  const choose = (key: string) =>
    setSearch(
      (previous) => {
        const next = new URLSearchParams(previous);
        next.set(param, key);
        return next;
      },
      { replace: true },
    );
  if (!current) return null;
  return (
    <>
      <Tabs
        value={current.key}
        onChange={(_, key: string) => choose(key)}
        variant="scrollable"
        scrollButtons={false}
        sx={{ borderBottom: 1, borderColor: 'divider', mb: 2 }}
      >
        {tabs.map(({ key, label }) => (
          <Tab key={key} value={key} label={translate(label)} id={`tab-${key}`} aria-controls={`panel-${key}`} />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`panel-${current.key}`} aria-labelledby={`tab-${current.key}`}>
        <RefusedPage value={current === tabs[0] ? refusePage : null}>{current.render()}</RefusedPage>
      </Box>
    </>
  );
};
