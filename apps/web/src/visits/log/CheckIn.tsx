import HowToRegOutlined from '@mui/icons-material/HowToRegOutlined';
import MyLocationOutlined from '@mui/icons-material/MyLocationOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { TextInput, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { useMe } from '../../data/index.js';
import { instantIn } from '../../kit/index.js';
import type { VisitValues } from './visitForm.js';

type Position = 'none' | 'asking' | 'refused';

/** Six decimals are ten centimetres; more would only pretend. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** The device gives a position only to pages that came over HTTPS. */
const hasPosition = (): boolean => window.isSecureContext && 'geolocation' in navigator;

const PositionButton = () => {
  const translate = useTranslate();
  const { setValue } = useFormContext<VisitValues>();
  const [state, setState] = useState<Position>('none');
  const ask = () => {
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setValue('checkInLat', rounded(coords.latitude), { shouldDirty: true });
        setValue('checkInLng', rounded(coords.longitude), { shouldDirty: true });
        setState('none');
      },
      () => setState('refused'),
      { enableHighAccuracy: false, timeout: 8000, maximumAge: 60_000 },
    );
  };
  return (
    <Box>
      <Button variant="outlined" startIcon={<MyLocationOutlined />} disabled={state === 'asking'} onClick={ask}>
        {translate(state === 'asking' ? 'visits.log.positionAsking' : 'visits.log.addPosition')}
      </Button>
      <Box sx={{ color: 'text.secondary', fontSize: 12, mt: 0.5 }} role="status">
        {translate(state === 'refused' ? 'visits.log.positionRefused' : 'visits.log.positionConsent')}
      </Box>
    </Box>
  );
};

/** 签到: the time with one tap; the position only if the person wants it there, and it works without. */
export const CheckIn = () => {
  const translate = useTranslate();
  const timeZone = useMe()?.timeZone ?? 'Asia/Shanghai';
  const { setValue } = useFormContext<VisitValues>();
  const [at, lat, lng] = useWatch<VisitValues, ['checkInAt', 'checkInLat', 'checkInLng']>({
    name: ['checkInAt', 'checkInLat', 'checkInLng'],
  });
  const dirty = { shouldDirty: true };
  const forgetPosition = () => {
    setValue('checkInLat', null, dirty);
    setValue('checkInLng', null, dirty);
  };
  const undo = () => {
    forgetPosition();
    setValue('checkInAt', null, dirty);
    setValue('checkInPlace', null, dirty);
  };
  if (!at)
    return (
      <Button
        variant="outlined"
        startIcon={<HowToRegOutlined />}
        onClick={() => setValue('checkInAt', new Date().toISOString(), dirty)}
        fullWidth
      >
        {translate('visits.log.checkIn')}
      </Button>
    );
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, color: (theme) => theme.tokens.tones.good.ink }}>
        <HowToRegOutlined sx={{ fontSize: 20 }} />
        <Box sx={{ flex: 1, fontWeight: 500 }}>{translate('visits.log.checkedIn', { time: instantIn(at, timeZone).time })}</Box>
        <Button onClick={undo}>{translate('ra.action.undo')}</Button>
      </Box>
      <TextInput source="checkInPlace" label="visits.log.place" helperText={false} />
      {lat !== null && lng !== null ? (
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            fontSize: 13,
            color: 'text.secondary',
            fontVariantNumeric: 'tabular-nums',
          }}
        >
          <MyLocationOutlined sx={{ fontSize: 18 }} />
          <Box sx={{ flex: 1 }}>
            {lat}, {lng}
          </Box>
          <Button onClick={forgetPosition}>{translate('visits.log.removePosition')}</Button>
        </Box>
      ) : (
        hasPosition() && <PositionButton />
      )}
    </Box>
  );
};
