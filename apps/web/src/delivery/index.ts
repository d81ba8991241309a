import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** 送达: what went where, over which channels, on which schedules. */
export const deliveries: ResourceProps = {
  name: 'deliveries',
  icon: CampaignOutlined,
  list: lazy(() => import('./DeliveryList.js')),
};
export const deliveryChannels: ResourceProps = {
  name: 'delivery-channels',
  icon: CampaignOutlined,
  list: lazy(() => import('./ChannelList.js')),
};
export const deliverySchedules: ResourceProps = {
  name: 'delivery-schedules',
  icon: CampaignOutlined,
  list: lazy(() => import('./ScheduleList.js')),
};
