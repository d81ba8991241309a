import ApartmentOutlined from '@mui/icons-material/ApartmentOutlined';
import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import FilterAltOutlined from '@mui/icons-material/FilterAltOutlined';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslate, type RaRecord } from 'react-admin';
import { useApi, useMe, type Permission } from '../data/index.js';
import { useNavGroups } from './useNavigation.js';

export interface SearchHit {
  path: string;
  label: string;
  hint: string;
  /** The message key of the heading it stands under. */
  group: string;
  icon: SvgIconComponent;
}

interface Source {
  resource: string;
  group: string;
  may: Permission;
  icon: SvgIconComponent;
  label: (record: RaRecord) => unknown;
  hint: (record: RaRecord) => unknown;
}

const sources: Source[] = [
  {
    resource: 'accounts',
    group: 'shell.nav.accounts',
    may: 'account:read',
    icon: ApartmentOutlined,
    label: (r) => r['name'],
    hint: (r) => r['ownerName'],
  },
  {
    resource: 'contacts',
    group: 'shell.nav.contacts',
    may: 'contact:read',
    icon: PersonOutlined,
    label: (r) => r['name'],
    hint: (r) => [r['title'], r['accountName']].filter(Boolean).join(' · '),
  },
  {
    resource: 'opportunities',
    group: 'shell.nav.opportunities',
    may: 'opportunity:read',
    icon: FilterAltOutlined,
    label: (r) => r['name'],
    hint: (r) => r['accountName'],
  },
  {
    resource: 'contracts',
    group: 'shell.nav.contracts',
    may: 'contract:read',
    icon: DescriptionOutlined,
    label: (r) => r['name'] ?? r['title'] ?? r['number'],
    hint: (r) => r['accountName'],
  },
];

const useSettled = (value: string, ms: number): string => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
};

const toHit = (source: Source, record: RaRecord): SearchHit => ({
  path: `/${source.resource}/${encodeURIComponent(String(record.id))}/show`,
  label: String(source.label(record) ?? record.id),
  hint: String(source.hint(record) ?? ''),
  group: source.group,
  icon: source.icon,
});

/** Asks the four lists in parallel, a moment after the last key; one that fails leaves the others. Without words: the pages. */
export const useGlobalSearch = (q: string): { hits: SearchHit[]; searching: boolean } => {
  const api = useApi();
  const translate = useTranslate();
  const permissions = useMe()?.permissions ?? [];
  const settled = useSettled(q, 180);
  const pages = useNavGroups().flat();
  const { data, isFetching } = useQuery({
    queryKey: ['search', settled, permissions.length],
    enabled: settled.length > 0,
    queryFn: async ({ signal }) => {
      const params = { filter: { q: settled }, pagination: { page: 1, perPage: 5 }, signal };
      const asked = sources.filter(({ may }) => permissions.includes(may));
      const answers = await Promise.all(
        asked.map((source) =>
          api.getList<RaRecord>(source.resource, params).then(
            ({ data: rows }) => rows.map((row) => toHit(source, row)),
            () => [],
          ),
        ),
      );
      return answers.flat();
    },
  });
  const words = q.toLowerCase();
  const toPages = pages
    .map((page): SearchHit => ({
      path: page.path,
      label: translate(page.label),
      hint: '',
      group: 'shell.search.pages',
      icon: page.icon,
    }))
    .filter(({ label }) => !words || label.toLowerCase().includes(words));
  return { hits: [...(q && settled ? (data ?? []) : []), ...toPages], searching: isFetching || q !== settled };
};
