import Box from '@mui/material/Box';
import {
  CHANNEL_KINDS,
  channelSigns,
  DeliveryChannelInput,
  DeliveryChannelPatch,
  type ChannelKind,
  type DeliveryChannelRow,
} from '@keyline/model';
import { BooleanInput, TextInput, useDataProvider, useTranslate } from 'react-admin';
import { useWatch, type FieldValues } from 'react-hook-form';
import { ChipsInput, FormDrawer } from '../kit/index.js';

const field = (name: string): string => `resources.delivery-channels.fields.${name}`;
const CREATE = DeliveryChannelInput;
const EDIT = DeliveryChannelPatch.omit({ version: true });
const asText = (recipients: readonly string[] | undefined): string => (recipients ?? []).join('\n');
const asList = (text: string): string[] =>
  text
    .split(/[\s,;，；]+/)
    .map((each) => each.trim())
    .filter(Boolean);

/** Addresses for mail, a webhook for a robot; what is stored of it is never shown again. */
const Inputs = ({ channel }: { channel: DeliveryChannelRow | null }) => {
  const translate = useTranslate();
  const chosen = useWatch({ name: 'kind' }) as ChannelKind | undefined;
  const kind = channel?.kind ?? chosen ?? 'email';
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {!channel && <ChipsInput source="kind" label={field('kind')} enum="channelKind" values={CHANNEL_KINDS} required />}
      <TextInput source="name" label={field('name')} isRequired helperText={false} />
      {kind === 'email' ? (
        <TextInput
          source="recipients"
          label={field('recipients')}
          format={asText}
          parse={asList}
          multiline
          minRows={2}
          isRequired
          helperText={translate('delivery.channel.recipientsHint')}
        />
      ) : (
        <>
          <TextInput
            source="webhook"
            label={field('webhook')}
            isRequired={!channel}
            type="password"
            autoComplete="off"
            helperText={translate(channel ? 'delivery.channel.webhookKept' : `delivery.channel.webhookHint.${kind}`)}
          />
          {channelSigns(kind) && (
            <TextInput
              source="secret"
              label={field('secret')}
              type="password"
              autoComplete="new-password"
              helperText={translate(channel?.hasSecret ? 'delivery.channel.secretKept' : 'delivery.channel.secretHint')}
            />
          )}
        </>
      )}
      <BooleanInput source="active" label="delivery.on" helperText={false} />
    </Box>
  );
};

/** Sets up or changes a channel. A webhook and a key left empty stay as they are. */
export const ChannelDrawer = ({
  channel,
  open,
  onClose,
}: {
  channel: DeliveryChannelRow | null;
  open: boolean;
  onClose: () => void;
}) => {
  const translate = useTranslate();
  const provider = useDataProvider();
  const save = ({ recipients, webhook, secret, ...values }: FieldValues) => {
    const kind = channel?.kind ?? (values['kind'] as ChannelKind);
    const address =
      kind === 'email'
        ? { recipients }
        : { ...(webhook ? { webhook } : {}), ...(secret && channelSigns(kind) ? { secret } : {}) };
    const data = { ...values, ...address };
    return channel
      ? provider.update('delivery-channels', {
          id: channel.id,
          data: { ...data, version: channel.version },
          previousData: channel,
        })
      : provider.create('delivery-channels', { data });
  };
  const record = channel && { name: channel.name, recipients: channel.recipients, active: channel.active };
  return (
    <FormDrawer
      open={open}
      onClose={onClose}
      title={translate(channel ? 'delivery.channel.edit' : 'delivery.channel.create', { name: channel?.name ?? '' })}
      schema={channel ? EDIT : CREATE}
      record={record ?? { kind: 'email', recipients: [], active: true }}
      done="delivery.channel.saved"
      onSubmit={save}
    >
      <Inputs channel={channel} />
    </FormDrawer>
  );
};
