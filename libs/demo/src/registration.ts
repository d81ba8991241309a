import type { Rng } from './random.js';

const SOCIAL = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SOCIAL_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** A unified social credit code (统一社会信用代码) of a company in that division, with both of its check characters right. */
export function registrationNo(division: string, rng: Rng): string {
  let body = 'MA';
  for (let i = 0; i < 6; i++) body += SOCIAL[rng.int(0, SOCIAL.length - 1)];
  const first17 = `91${division}${body}${organisationCheck(body)}`;
  return first17 + socialCheck(first17);
}

/** Does the text have the shape of a unified social credit code, and does its last character fit the others? */
export function isRegistrationNo(text: string): boolean {
  return /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text) && socialCheck(text.slice(0, 17)) === text[17];
}

/** GB 11714: the check character of an organisation code. */
function organisationCheck(body: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce((all, weight, i) => all + weight * ORGANISATION.indexOf(body[i] ?? '0'), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/** GB 32100: the check character of the whole code. */
function socialCheck(first17: string): string {
  const sum = SOCIAL_WEIGHTS.reduce((all, weight, i) => all + weight * SOCIAL.indexOf(first17[i] ?? '0'), 0);
  return SOCIAL[(31 - (sum % 31)) % 31] ?? '0';
}
