import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { Panel } from '../kit/index.js';
import { CommentMark } from './CommentContext.js';
import { PlanEditor, PlanLines } from './PlanEditor.js';
import type { ReportDraft, ReportWords } from './useReportDraft.js';

const texts = ['summary', 'problems', 'helpNeeded'] as const;

const TextEditor = ({ name, draft }: { name: (typeof texts)[number]; draft: ReportDraft }) => {
  const translate = useTranslate();
  const id = useId();
  return (
    <Box>
      <Box component="label" htmlFor={id} sx={{ display: 'block', fontWeight: 600, mb: 0.75 }}>
        {translate(`reports.words.${name}`)}
      </Box>
      <TextField
        id={id}
        multiline
        minRows={name === 'summary' ? 5 : 3}
        value={draft.words[name]}
        placeholder={translate(`reports.words.${name}Hint`)}
        onChange={(event) => draft.change({ [name]: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 10_000 } }}
      />
    </Box>
  );
};

/** The author's words, to be written. */
export const WordsEditor = ({ draft }: { draft: ReportDraft }) => {
  const translate = useTranslate();
  return (
    <>
      <Panel>
        <Box sx={{ display: 'grid', gap: 2 }}>
          {texts.map((name) => (
            <TextEditor key={name} name={name} draft={draft} />
          ))}
        </Box>
      </Panel>
      <Panel title={translate('reports.next.title')}>
        <Box sx={{ color: 'text.secondary', fontSize: 13, mb: 1.5 }}>{translate('reports.next.hint')}</Box>
        <PlanEditor plan={draft.words.plan} onChange={(plan) => draft.change({ plan })} />
      </Panel>
    </>
  );
};

/** The author's words, to be read. */
export const WordsView = ({ words }: { words: ReportWords }) => {
  const translate = useTranslate();
  return (
    <>
      <Panel>
        <Box sx={{ display: 'grid', gap: 2 }}>
          {texts.map((name) => (
            <Box key={name}>
              <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', mb: 0.5 }}>
                <Box component="h3" sx={{ m: 0, fontSize: 14, fontWeight: 600 }}>
                  {translate(`reports.words.${name}`)}
                </Box>
                <CommentMark anchor={{ part: 'words', key: name, label: translate(`reports.words.${name}`) }} />
              </Box>
              <Box sx={{ whiteSpace: 'pre-wrap', lineHeight: 1.7, color: words[name] ? undefined : 'text.secondary' }}>
                {words[name] || '—'}
              </Box>
            </Box>
          ))}
        </Box>
      </Panel>
      <Panel title={translate('reports.next.title')}>
        <PlanLines plan={words.plan} />
      </Panel>
    </>
  );
};
