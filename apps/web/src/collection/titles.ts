/** An instalment as people name it: the contract's number and the part. */
export const instalmentTitle = (contractNumber: string | null, name: string | null): string =>
  [contractNumber, name].filter(Boolean).join(' ');
