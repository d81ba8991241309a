import { useSearchParams } from 'react-router-dom';

/** Opens what was handed in for the first, second … time, or with null the report as it is now; which one is in the URL (`?revision=1`). */
export const useReadVersion = () => {
  const [, setSearch] = useSearchParams();
  return (revision: number | null): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (revision === null) next.delete('revision');
      else next.set('revision', String(revision));
      return next;
    });
};
