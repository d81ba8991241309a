import Add from '@mui/icons-material/Add';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { MILESTONE_KINDS } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { TextInput, useTranslate } from 'react-admin';
import { useFieldArray } from 'react-hook-form';
import { DateInput, EnumInput } from '../kit/index.js';

const label = (name: string): string => `resources.milestones.fields.${name}`;

/** The milestones that parts of the schedule may hang on, as the form's field `milestones`. */
export const MilestonesEditor = () => {
  const translate = useTranslate();
  const { fields, append, remove } = useFieldArray({ name: 'milestones' });
  return (
    <Box>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {fields.map(({ id }, index) => (
          <Box
            component="li"
            key={id}
            sx={{
              display: 'grid',
              gap: 1,
              alignItems: 'start',
              py: 1,
              borderBottom: 1,
              borderColor: 'divider',
              gridTemplateColumns: { xs: '1fr 1fr', md: 'minmax(0, 1.4fr) minmax(0, 1fr) minmax(0, 1fr) 40px' },
            }}
          >
            <TextInput source={`milestones.${index}.name`} label={label('name')} helperText={false} isRequired />
            <EnumInput
              source={`milestones.${index}.kind`}
              label={label('kind')}
              enum="milestoneKind"
              values={MILESTONE_KINDS}
              required
            />
            <DateInput source={`milestones.${index}.plannedOn`} label={label('plannedOn')} isRequired />
            <IconButton
              aria-label={`${translate('milestones.remove')} ${index + 1}`}
              onClick={() => remove(index)}
              sx={{ justifySelf: 'end' }}
            >
              <DeleteOutlined fontSize="small" />
            </IconButton>
          </Box>
        ))}
      </Box>
      <Button
        size="small"
        startIcon={<Add />}
        sx={{ mt: 1 }}
        onClick={() => append({ kind: 'acceptance', name: translate('enums.milestoneKind.acceptance') })}
      >
        {translate('milestones.add')}
      </Button>
    </Box>
  );
};
