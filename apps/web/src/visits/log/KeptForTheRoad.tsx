import { useKnownAccounts } from './useKnownAccounts.js';

/** Keeps on the device, from the first page on, what logging a visit needs where there is no network. Shows nothing. */
export const KeptForTheRoad = () => {
  useKnownAccounts();
  return null;
};
