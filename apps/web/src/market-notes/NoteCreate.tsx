import { MarketNoteInput } from '@keyline/model';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useToday } from '../data/index.js';
import { FormPage } from '../kit/index.js';
import { NoteInputs } from './NoteInputs.js';

const NoteCreate = () => {
  const translate = useTranslate();
  const today = useToday();
  const [search] = useSearchParams();
  const given = { accountId: search.get('accountId') ?? undefined, competitorId: search.get('competitorId') ?? undefined };
  return (
    <FormPage
      mode="create"
      title={translate('marketNotes.create')}
      schema={MarketNoteInput}
      defaultValues={{ ...given, kind: 'other', seenOn: today }}
    >
      <NoteInputs />
    </FormPage>
  );
};

export default NoteCreate;
