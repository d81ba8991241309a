import Add from '@mui/icons-material/Add';
import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { DeliveryChannelRow, DeliveryRow } from '@keyline/model';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useApi, useMay } from '../data/index.js';
import { Badge, CardLines, columnsOf, EnumChip, ListPage, PrimaryButton } from '../kit/index.js';
import { ChannelDrawer } from './ChannelDrawer.js';
import { DeliveryOutcome } from './DeliveryOutcome.js';

/** Where it leads, without giving anything away. */
const Address = ({ channel }: { channel: DeliveryChannelRow }) => {
  const translate = useTranslate();
  if (channel.kind === 'email')
    return (
      <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
        {channel.recipients.join(', ')}
      </Box>
    );
  return (
    <span>
      {channel.webhookHost} {channel.hasSecret && <Badge>{translate('delivery.channel.signed')}</Badge>}
    </span>
  );
};

const Active = ({ channel }: { channel: DeliveryChannelRow }) => {
  const translate = useTranslate();
  return channel.active ? (
    <Badge tone="good">{translate('delivery.on')}</Badge>
  ) : (
    <Badge tone="neutral">{translate('delivery.off')}</Badge>
  );
};

interface Hands {
  edit: (channel: DeliveryChannelRow) => void;
}

/** Edit, and a trial whose outcome shows beside the button. */
const Actions = ({ channel, hands }: { channel: DeliveryChannelRow; hands: Hands }) => {
  const translate = useTranslate();
  const api = useApi();
  const notify = useNotify();
  const [trial, setTrial] = useState<string | null>(null);
  if (!channel.can.edit) return null;
  const test = async (): Promise<void> => {
    try {
      setTrial((await api.verb<DeliveryRow>('delivery-channels', channel.id, 'test')).id);
    } catch (error) {
      notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
    }
  };
  return (
    <Box sx={{ minWidth: { md: 260 } }}>
      <Box sx={{ display: 'flex', gap: 0.5 }}>
        <Button size="small" onClick={() => hands.edit(channel)}>
          {translate('ra.action.edit')}
        </Button>
        <Button size="small" onClick={() => void test()}>
          {translate('delivery.channel.test')}
        </Button>
      </Box>
      {trial && (
        <Box sx={{ mt: 1, maxWidth: 420 }}>
          <DeliveryOutcome id={trial} />
        </Box>
      )}
    </Box>
  );
};

const { column, derived } = columnsOf<DeliveryChannelRow>();
const columns = (hands: Hands) => [
  column('name'),
  column('kind', (channel) => <EnumChip enum="channelKind" value={channel.kind} />),
  derived('address', (channel) => <Address channel={channel} />, { label: 'resources.delivery-channels.fields.address' }),
  column('active', (channel) => <Active channel={channel} />),
  derived('actions', (channel) => <Actions channel={channel} hands={hands} />, {
    label: 'resources.delivery-channels.fields.actions',
  }),
];

/** Where reports can go: mailboxes and group robots. */
const ChannelList = () => {
  const translate = useTranslate();
  const writes = useMay('delivery-channel:write');
  const [editing, setEditing] = useState<DeliveryChannelRow | 'new' | null>(null);
  const hands: Hands = { edit: setEditing };
  const primary = writes && { label: translate('delivery.channel.create'), icon: <Add />, onClick: () => setEditing('new') };
  return (
    <>
      <ListPage<DeliveryChannelRow>
        title={translate('delivery.channels')}
        columns={columns(hands)}
        exportable={false}
        rowTo={() => false}
        sort={{ field: 'name', order: 'ASC' }}
        card={(channel) => (
          <CardLines
            title={channel.name}
            badge={<Active channel={channel} />}
            facts={
              <>
                <EnumChip enum="channelKind" value={channel.kind} /> <Address channel={channel} />
              </>
            }
            next={<Actions channel={channel} hands={hands} />}
          />
        )}
        primary={primary}
        empty={{
          icon: <CampaignOutlined />,
          title: translate('delivery.channel.empty.title'),
          body: translate('delivery.channel.empty.body'),
          action: primary && <PrimaryButton {...primary} />,
        }}
      />
      <ChannelDrawer channel={editing === 'new' ? null : editing} open={editing !== null} onClose={() => setEditing(null)} />
    </>
  );
};

export default ChannelList;
