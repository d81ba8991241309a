import Add from '@mui/icons-material/Add';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { MILESTONE_KINDS, type MilestoneKind } from '@keyline/model';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { TextInput, useTranslate } from 'react-admin';
import { useFieldArray } from 'react-hook-form';
import { DateInput, DateText, EnumInput, NameAndKind } from '../kit/index.js';

const label = (name: string): string => `resources.milestones.fields.${name}`;

/** What the list of a running contract brings along. */
interface Kept {
  name: string;
  kind: MilestoneKind;
  doneOn: string | null;
}

/** What was reached stays in the contract as it is. */
const Reached = ({ name, kind, doneOn }: Kept) => {
  const translate = useTranslate();
  return (
    <>
      <NameAndKind name={name} enum="milestoneKind" kind={kind} />
      <Box sx={{ gridColumn: { md: 'span 3' }, color: 'text.secondary' }}>
        {translate('milestones.reached')} <DateText value={doneOn} />
      </Box>
    </>
  );
};

const Planned = ({ index, onRemove }: { index: number; onRemove: () => void }) => {
  const translate = useTranslate();
  return (
    <>
      <TextInput source={`milestones.${index}.name`} label={label('name')} helperText={false} isRequired />
      <EnumInput
        source={`milestones.${index}.kind`}
        label={label('kind')}
        enum="milestoneKind"
        values={MILESTONE_KINDS}
        required
      />
      <DateInput source={`milestones.${index}.plannedOn`} label={label('plannedOn')} isRequired />
      <IconButton aria-label={`${translate('milestones.remove')} ${index + 1}`} onClick={onRemove} sx={{ justifySelf: 'end' }}>
        <DeleteOutlined fontSize="small" />
      </IconButton>
    </>
  );
};

/** The milestones that parts of the schedule may hang on, as the form's field `milestones`. */
export const MilestonesEditor = () => {
  const translate = useTranslate();
  const { fields, append, remove } = useFieldArray<{ milestones: Kept[] }>({ name: 'milestones' });
  return (
    <Box>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {fields.map(({ id, name, kind, doneOn }, index) => (
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
            {doneOn ? (
              <Reached name={name} kind={kind} doneOn={doneOn} />
            ) : (
              <Planned index={index} onRemove={() => remove(index)} />
            )}
          </Box>
        ))}
      </Box>
      <Button
        size="small"
        startIcon={<Add />}
        sx={{ mt: 1 }}
        onClick={() => append({ kind: 'acceptance', name: translate('enums.milestoneKind.acceptance'), doneOn: null })}
      >
        {translate('milestones.add')}
      </Button>
    </Box>
  );
};
