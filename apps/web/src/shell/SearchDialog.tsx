import Search from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { KeyHint, useIsDesk } from '../kit/index.js';
import { useGlobalSearch, type SearchHit } from './useGlobalSearch.js';

interface HitRowProps {
  hit: SearchHit;
  chosen: boolean;
  index: number;
  onChoose: () => void;
}

const HitRow = ({ hit, chosen, index, onChoose }: HitRowProps) => {
  const Icon = hit.icon;
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <Box
      ref={row}
      role="option"
      id={`search-hit-${index}`}
      aria-selected={chosen}
      onClick={onChoose}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        px: 1.5,
        minHeight: { xs: 48, md: 40 },
        mx: 1,
        borderRadius: 1,
        cursor: 'pointer',
        bgcolor: (theme) => (chosen ? theme.tokens.selected : 'transparent'),
        '&:hover': { bgcolor: (theme) => (chosen ? theme.tokens.selected : theme.tokens.hover) },
      }}
    >
      <Icon sx={{ fontSize: 18, color: 'text.secondary' }} />
      <Box sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{hit.label}</Box>
      <Box
        sx={{
          color: 'text.secondary',
          fontSize: 12,
          maxWidth: '45%',
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        }}
      >
        {hit.hint}
      </Box>
    </Box>
  );
};

interface HitsProps {
  hits: SearchHit[];
  chosen: number;
  searching: boolean;
  q: string;
  onChoose: (hit: SearchHit) => void;
}

const Hits = ({ hits, chosen, searching, q, onChoose }: HitsProps) => {
  const translate = useTranslate();
  return (
    <Box id="search-hits" role="listbox" aria-label={translate('shell.search.hits')} sx={{ overflow: 'auto', flex: 1, py: 1 }}>
      {hits.map((hit, index) => (
        <Box key={hit.path}>
          {hit.group !== hits[index - 1]?.group && (
            <Box aria-hidden sx={{ px: 2.5, pt: index ? 1.5 : 0.5, pb: 0.5, color: 'text.secondary', fontSize: 12 }}>
              {translate(hit.group)}
            </Box>
          )}
          <HitRow hit={hit} index={index} chosen={index === chosen} onChoose={() => onChoose(hit)} />
        </Box>
      ))}
      {hits.length === 0 && (
        <Box role="status" sx={{ px: 2.5, py: 3, color: 'text.secondary' }}>
          {translate(searching ? 'shell.search.searching' : q ? 'shell.search.none' : 'shell.search.start')}
        </Box>
      )}
    </Box>
  );
};

/** Ctrl-K: accounts, contacts, opportunities and contracts at once, and the pages of the rail. Arrows and Enter. */
export const SearchDialog = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState(0);
  const { hits, searching } = useGlobalSearch(open ? q.trim() : '');
  const choose = (hit: SearchHit | undefined) => {
    if (!hit) return;
    onClose();
    setQ('');
    void navigate(hit.path);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) setChosen((chosen + step + hits.length) % hits.length);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(hits[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      fullScreen={!desk}
      fullWidth
      maxWidth="sm"
      aria-label={translate('shell.search.hint')}
      sx={{ '& .MuiDialog-container': { alignItems: desk ? 'flex-start' : 'stretch' } }}
      slotProps={{ paper: { sx: desk ? { mt: '10vh', maxHeight: 520 } : { borderRadius: 0 } } }}
    >
      <Box
        sx={{ display: 'flex', alignItems: 'center', gap: 1.5, px: 2.5, minHeight: 56, borderBottom: 1, borderColor: 'divider' }}
      >
        <Search sx={{ color: 'text.secondary' }} />
        <InputBase
          autoFocus
          fullWidth
          value={q}
          placeholder={translate('shell.search.hint')}
          onChange={(event) => {
            setQ(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
          inputProps={{
            role: 'combobox',
            'aria-expanded': hits.length > 0,
            'aria-controls': 'search-hits',
            'aria-activedescendant': hits[chosen] ? `search-hit-${chosen}` : undefined,
            'aria-label': translate('shell.search.hint'),
          }}
          sx={{ fontSize: 16 }}
        />
        {desk ? (
          <KeyHint keys="Esc" />
        ) : (
          <Box
            component="button"
            type="button"
            onClick={onClose}
            sx={{
              border: 0,
              bgcolor: 'transparent',
              color: 'primary.main',
              font: 'inherit',
              whiteSpace: 'nowrap',
              minHeight: 44,
            }}
          >
            {translate('ra.action.cancel')}
          </Box>
        )}
      </Box>
      <Hits hits={hits} chosen={chosen} searching={searching} q={q} onChoose={choose} />
    </Dialog>
  );
};
