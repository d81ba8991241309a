/** The address of a list narrowed to exactly this: `listPath('visits', { personId })`. */
export const listPath = (resource: string, filter: Record<string, unknown>): string =>
  `/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`;
