import Check from '@mui/icons-material/Check';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';

export interface Choice {
  id: string;
  name: string;
}

export interface ChoiceChipsProps {
  /** Read aloud as the group's name. */
  label: string;
  choices: readonly Choice[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  multiple?: boolean;
  disabled?: boolean;
}

/** A few choices as chips to tap. Single choice: tapping the chosen one clears it. */
export const ChoiceChips = ({ label, choices, value, onChange, multiple = false, disabled = false }: ChoiceChipsProps) => {
  const toggle = (id: string) => {
    const chosen = value.includes(id);
    if (!multiple) return onChange(chosen ? [] : [id]);
    return onChange(chosen ? value.filter((one) => one !== id) : [...value, id]);
  };
  return (
    <Box role="group" aria-label={label} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {choices.map(({ id, name }) => {
        const chosen = value.includes(id);
        return (
          <ButtonBase
            key={id}
            disabled={disabled}
            aria-pressed={chosen}
            onClick={() => toggle(id)}
            sx={{
              px: 1.5,
              minHeight: { xs: 44, md: 32 },
              borderRadius: 1,
              border: 1,
              fontSize: 14,
              gap: 0.5,
              borderColor: chosen ? 'primary.main' : 'divider',
              color: chosen ? 'primary.main' : 'text.primary',
              fontWeight: chosen ? 500 : 400,
              bgcolor: (theme) => (chosen ? theme.tokens.selected : theme.tokens.surface),
              opacity: disabled ? 0.5 : 1,
            }}
          >
            {chosen && <Check sx={{ fontSize: 16 }} aria-hidden />}
            {name}
          </ButtonBase>
        );
      })}
    </Box>
  );
};
