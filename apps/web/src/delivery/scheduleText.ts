import type { DeliveryScheduleRow } from '@keyline/model';
import { useLocale, useTranslate } from 'react-admin';
import { addDays, weekdayName } from '../kit/index.js';

/** A Sunday: the day before the first weekday. */
const SUNDAY = '2026-11-22';

export const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
export const minuteOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** The weekdays to choose from, 1 (Monday) to 7. */
export const useWeekdays = () => {
  const locale = useLocale();
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ id: String(day), name: weekdayName(addDays(SUNDAY, day), locale) }));
};

/** When a schedule sends: "周一、周四 09:00", "截止时". */
export const useTimingText = () => {
  const translate = useTranslate();
  const weekdays = useWeekdays();
  return ({ at, weekdays: chosen, minute }: DeliveryScheduleRow): string =>
    at === 'deadline'
      ? translate('enums.scheduleTime.deadline')
      : `${weekdays
          .filter(({ id }) => chosen.includes(Number(id)))
          .map(({ name }) => name)
          .join(translate('delivery.schedule.and'))} ${timeOf(minute)}`;
};
