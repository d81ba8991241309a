import { MarketNoteInput } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { FormPage } from '../kit/index.js';
import { NoteInputs } from './NoteInputs.js';

const NoteEdit = () => {
  const translate = useTranslate();
  return (
    <FormPage mode="edit" title={translate('marketNotes.edit')} schema={MarketNoteInput}>
      <NoteInputs />
    </FormPage>
  );
};

export default NoteEdit;
