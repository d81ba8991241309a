import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';

/** What something is called, and of which kind it is where the name does not say so already: 首付款 预付款, but 验收款 alone. */
export const NameAndKind = ({ name, enum: of, kind }: { name: string; enum: string; kind: string }) => {
  const translate = useTranslate();
  const called = translate(`enums.${of}.${kind}`, { _: kind });
  return (
    <Box sx={{ fontWeight: 500, minWidth: 72 }}>
      {name}
      {called !== name && (
        <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400, fontSize: 12, whiteSpace: 'nowrap', ml: 0.5 }}>
          {called}
        </Box>
      )}
    </Box>
  );
};
