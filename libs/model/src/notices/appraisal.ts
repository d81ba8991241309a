import type { NoticeTexts } from './notice-texts.js';

export const APPRAISAL_NOTICES = {
  'appraisal.to-score': { zh: '请为{person}的 {period}考核评分', en: 'Score the appraisal of {person} for {period}' },
  'appraisal.to-sign': {
    zh: '{period}考核已评分，请确认签字或提出异议',
    en: 'Your appraisal for {period} is ready: sign it or object',
  },
  'appraisal.objected': { zh: '{person}对 {period}考核提出异议', en: '{person} objects to the appraisal for {period}' },
  'appraisal.answered': {
    zh: '{reviewer}答复了您对 {period}考核的异议，请查看后签字',
    en: '{reviewer} has answered your objection to the appraisal for {period}: read it and sign',
  },
  'appraisal.to-countersign': {
    zh: '{person}已签字，请会签 {period}考核',
    en: '{person} has signed; countersign the appraisal for {period}',
  },
} as const satisfies NoticeTexts;
