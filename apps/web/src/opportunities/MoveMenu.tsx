import MoreHoriz from '@mui/icons-material/MoreHoriz';
import IconButton from '@mui/material/IconButton';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { canMoveStage, STAGES, type Stage } from '@keyline/model';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EnumChip } from '../kit/index.js';

/** The stages that a deal may go to from where it is. */
export const movesFrom = (stage: Stage): Stage[] => STAGES.filter((to) => canMoveStage(stage, to));

/** "Move to": the same as dragging, for thumbs and keys. */
export const MoveMenu = ({ deal, onMove }: { deal: { name: string; stage: Stage }; onMove: (to: Stage) => void }) => {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <IconButton
        size="small"
        aria-haspopup="menu"
        aria-label={translate('opportunities.moveNamed', { name: deal.name })}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ minWidth: { xs: 44, md: 28 }, minHeight: { xs: 44, md: 28 }, m: { xs: -1, md: -0.5 }, color: 'text.secondary' }}
      >
        <MoreHoriz fontSize="small" />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        <ListSubheader sx={{ lineHeight: 2.4, bgcolor: 'transparent' }}>{translate('opportunities.moveTo')}</ListSubheader>
        {movesFrom(deal.stage).map((to) => (
          <MenuItem
            key={to}
            onClick={() => {
              setAnchor(null);
              onMove(to);
            }}
          >
            <EnumChip enum="stage" value={to} />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};
