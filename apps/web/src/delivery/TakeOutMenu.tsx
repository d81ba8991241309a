import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import PictureAsPdfOutlined from '@mui/icons-material/PictureAsPdfOutlined';
import ScheduleSendOutlined from '@mui/icons-material/ScheduleSendOutlined';
import SendOutlined from '@mui/icons-material/SendOutlined';
import TableChartOutlined from '@mui/icons-material/TableChartOutlined';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import type { DeliverInput, DeliveryRow } from '@keyline/model';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay } from '../data/index.js';
import { useIsDesk } from '../kit/index.js';
import { DeliverDialog } from './DeliverDialog.js';

interface TakeOutMenuProps {
  /** What is taken out, in words. */
  title: string;
  /** Where its files are: `/api/reports/7/paper`. */
  paper: string;
  workbook: string;
  /** Sends it; what is not to be sent has none. */
  deliver?: (input: DeliverInput) => Promise<DeliveryRow>;
  /** Where the log of what went out is. */
  logPath: string;
}

/** Takes something out of the house: as a PDF, as a workbook, or sends it to people. */
export const TakeOutMenu = ({ title, paper, workbook, deliver, logPath }: TakeOutMenuProps) => {
  const translate = useTranslate();
  const desk = useIsDesk();
  const menuId = useId();
  const maySend = useMay('delivery:send') && deliver !== undefined;
  const mayRead = useMay('delivery:read');
  const maySchedule = useMay('delivery-schedule:write');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [sending, setSending] = useState(false);
  const close = (): void => setAnchor(null);
  const label = translate('delivery.menu.title');
  const shared = {
    'aria-haspopup': 'menu' as const,
    'aria-controls': anchor ? menuId : undefined,
    'aria-expanded': anchor !== null,
    onClick: (event: { currentTarget: HTMLElement }) => setAnchor(event.currentTarget),
  };
  const file = (href: string, text: string, icon: React.ReactNode) => (
    <MenuItem component="a" href={href} download onClick={close}>
      <ListItemIcon>{icon}</ListItemIcon>
      {translate(text)}
    </MenuItem>
  );
  return (
    <>
      {desk ? (
        <Button variant="outlined" startIcon={<FileDownloadOutlined />} {...shared}>
          {label}
        </Button>
      ) : (
        <Tooltip title={label}>
          <IconButton aria-label={label} {...shared} sx={{ minWidth: 44, minHeight: 44 }}>
            <FileDownloadOutlined />
          </IconButton>
        </Tooltip>
      )}
      <Menu id={menuId} anchorEl={anchor} open={anchor !== null} onClose={close}>
        {file(paper, 'delivery.menu.pdf', <PictureAsPdfOutlined fontSize="small" />)}
        {file(workbook, 'delivery.menu.xlsx', <TableChartOutlined fontSize="small" />)}
        {maySend && <Divider />}
        {maySend && (
          <MenuItem
            onClick={() => {
              close();
              setSending(true);
            }}
          >
            <ListItemIcon>
              <SendOutlined fontSize="small" />
            </ListItemIcon>
            {translate('delivery.menu.send')}
          </MenuItem>
        )}
        {maySchedule && (
          <MenuItem component={Link} to="/delivery-schedules" onClick={close}>
            <ListItemIcon>
              <ScheduleSendOutlined fontSize="small" />
            </ListItemIcon>
            {translate('delivery.schedules')}
          </MenuItem>
        )}
        {mayRead && (
          <MenuItem component={Link} to={logPath} onClick={close}>
            <ListItemIcon>
              <HistoryOutlined fontSize="small" />
            </ListItemIcon>
            {translate('delivery.menu.log')}
          </MenuItem>
        )}
      </Menu>
      {deliver && <DeliverDialog open={sending} onClose={() => setSending(false)} title={title} deliver={deliver} />}
    </>
  );
};
