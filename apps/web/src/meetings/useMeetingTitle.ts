import type { MeetingRow } from '@keyline/model';
import { useTranslate } from 'react-admin';

/** 周会 · 王磊团队: what a meeting is called. */
export const useMeetingTitle = () => {
  const translate = useTranslate();
  return ({ kind, leaderName }: Pick<MeetingRow, 'kind' | 'leaderName'>): string =>
    translate('meetings.of', { kind: translate(`enums.meetingKind.${kind}`), name: leaderName });
};
