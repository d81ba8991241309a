import { useRef, type TouchEvent } from 'react';

/** A finger has to travel so far, and twice as far sideways as up or down, to mean the next report. */
const FAR_PX = 64;
/** At the edges of the screen a swipe is the browser's own. */
const EDGE_PX = 20;

/** Text that is being selected or written, and whatever is pushed sideways itself. */
const takesSwipes = (target: EventTarget, within: Element): boolean => {
  if (!(target instanceof Element) || !within.contains(target)) return true;
  for (let at: Element | null = target; at && at !== within; at = at.parentElement)
    if (at.matches('input, textarea') || (at.scrollWidth > at.clientWidth && /auto|scroll/.test(getComputedStyle(at).overflowX)))
      return true;
  return false;
};

/** Handlers that tell a swipe to the left (1: on to the next) from one to the right (-1: back). */
export const useSwipe = (onSwipe: (step: 1 | -1) => void) => {
  const from = useRef<{ x: number; y: number } | null>(null);
  return {
    onTouchStart: ({ touches, target, currentTarget }: TouchEvent): void => {
      const finger = touches[0];
      const alone = finger && touches.length === 1 && finger.clientX > EDGE_PX && finger.clientX < window.innerWidth - EDGE_PX;
      from.current = alone && !takesSwipes(target, currentTarget) ? { x: finger.clientX, y: finger.clientY } : null;
    },
    onTouchEnd: ({ changedTouches }: TouchEvent): void => {
      const finger = changedTouches[0];
      const start = from.current;
      from.current = null;
      if (!finger || !start) return;
      const [across, down] = [finger.clientX - start.x, Math.abs(finger.clientY - start.y)];
      if (Math.abs(across) >= FAR_PX && Math.abs(across) > 2 * down) onSwipe(across < 0 ? 1 : -1);
    },
    onTouchCancel: (): void => {
      from.current = null;
    },
  };
};
