import { describe, expect, it } from '@jest/globals';
import '@keyline/composition';
import { ERRORS, errorText, FIELD_NAMES, FIELD_TEXTS, LOCALES, RULE_TEXTS, type ErrorCode } from '@keyline/model';
import { explainedConstraints } from '@keyline/platform';

/** What a program calls things: contract_term, bankReference, on >= signedOn. Formats that a person types are no code. */
const CODE = /[a-z]_[a-z]|\b[a-z]+[A-Z]\w*|[<>=|]/;
/** Addressed to who writes programs or mappings: a filter's name, a mapping's column. */
const FOR_PROGRAMS: readonly string[] = ['list.bad-filter', 'list.bad-range', 'import.bad-mapping'];
const inWords = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => CODE.test(text)));

describe('what is told when something is refused', () => {
  it("by the database: each constraint speaks in a person's words, in both languages", () => {
    const constraints = explainedConstraints();
    expect(constraints.size).toBeGreaterThan(20);
    for (const locale of LOCALES) {
      const texts = [...constraints].map(([constraint, { code, field }]) => [
        constraint,
        errorText(code, locale, { field, rule: constraint }),
      ]);
      expect(inWords(Object.fromEntries(texts))).toEqual({});
      for (const [, { code, field }] of constraints)
        if (code === 'record.duplicate') expect(FIELD_NAMES).toHaveProperty(field ?? '');
    }
    for (const [constraint, { code }] of constraints) if (code === 'rule.refused') expect(RULE_TEXTS).toHaveProperty(constraint);
  });

  it('by the rules: no sentence names a field, a constraint or a comparison', () => {
    for (const language of ['zh', 'en'] as const) {
      const errors = Object.entries(ERRORS).filter(([code]) => !FOR_PROGRAMS.includes(code));
      const sentences = errors.map(([code, texts]) => [code, texts[language].replace(/\{\w+\}/g, '…')]);
      const fields = Object.entries(FIELD_TEXTS).map(([key, texts]) => [key, texts[language]]);
      const rules = Object.entries(RULE_TEXTS).map(([key, texts]) => [key, texts[language]]);
      expect(inWords(Object.fromEntries([...sentences, ...fields, ...rules]))).toEqual({});
    }
  });

  it('a rule that nobody has put into words is not shown by its name', () => {
    expect(errorText('rule.refused' satisfies ErrorCode, 'en', { rule: 'invoice_check3' })).not.toMatch(CODE);
  });
});
