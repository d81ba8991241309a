import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { useListContext, useTranslate } from 'react-admin';
import type { ListMeta } from '../data/index.js';

/** `10,000+` when the server stopped counting, otherwise the number with separators. */
export const totalText = (total: number | undefined, capped: boolean): string =>
  total === undefined ? '—' : `${total.toLocaleString('en-US')}${capped ? '+' : ''}`;

/** Whether the total in this list context is only a lower bound. */
export const useCapped = (): boolean => (useListContext().meta as ListMeta | undefined)?.capped ?? false;

/** `1–25,共 10,000+` with the page before and after. */
export const Pager = () => {
  const translate = useTranslate();
  const { page, perPage, total, setPage } = useListContext();
  const capped = useCapped();
  if (!total) return null;
  const last = Math.min(page * perPage, total);
  return (
    <Box
      component="nav"
      aria-label={translate('kit.pages')}
      sx={{
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'flex-end',
        gap: 0.5,
        px: 1.5,
        py: 0.5,
        color: 'text.secondary',
        fontSize: 13,
      }}
    >
      <span>
        {translate('ra.navigation.page_range_info', {
          offsetBegin: (page - 1) * perPage + 1,
          offsetEnd: last,
          total: totalText(total, capped),
        })}
      </span>
      <IconButton
        size="small"
        disabled={page <= 1}
        onClick={() => setPage(page - 1)}
        aria-label={translate('ra.navigation.previous')}
      >
        <ChevronLeft />
      </IconButton>
      <IconButton
        size="small"
        disabled={last >= total}
        onClick={() => setPage(page + 1)}
        aria-label={translate('ra.navigation.next')}
      >
        <ChevronRight />
      </IconButton>
    </Box>
  );
};
