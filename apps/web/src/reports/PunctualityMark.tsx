import type { Punctuality } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { Badge } from '../kit/index.js';
import type { Tone } from '../theme/index.js';

const tones: Record<Punctuality, Tone> = { on_time: 'good', late: 'soon', missing: 'bad', pending: 'neutral', excused: 'info' };

/** In time, late, missing, not yet due, or excused. */
export const PunctualityMark = ({ value }: { value: Punctuality }) => {
  const translate = useTranslate();
  return <Badge tone={tones[value]}>{translate(`reports.punctuality.${value}`)}</Badge>;
};
