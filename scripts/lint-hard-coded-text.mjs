/** ESLint rule: every word on a screen comes from the language files. Finds text between tags and in attributes that people read. */
const READ_BY_PEOPLE = new Set([
  'label',
  'title',
  'placeholder',
  'aria-label',
  'alt',
  'helperText',
  'tooltip',
  'subtitle',
  'body',
  'hint',
]);
/** A name is the same in every language. */
const BRAND = 'Keyline';
const HAN = /\p{Script=Han}/u;
const WORDS = /\p{L}{2,}/u;
const SENTENCE = /\p{L}{2,}\s+\p{L}{2,}/u;

export const noHardCodedText = {
  meta: {
    type: 'problem',
    messages: { text: 'Text on a screen belongs in messages.ts (both languages): "{{text}}"' },
    schema: [],
  },
  create(context) {
    const report = (node, text) => context.report({ node, messageId: 'text', data: { text: text.trim().slice(0, 40) } });
    return {
      JSXText(node) {
        if (WORDS.test(node.value) && node.value.trim() !== BRAND) report(node, node.value);
      },
      JSXAttribute(node) {
        const value = node.value?.type === 'Literal' ? node.value.value : undefined;
        if (typeof value === 'string' && READ_BY_PEOPLE.has(node.name.name) && (HAN.test(value) || SENTENCE.test(value)))
          report(node, value);
      },
      Literal(node) {
        // How a sum is written in a language is a rule, not a word on a screen.
        if (/[\\/]kit[\\/]moneyText\.ts$/.test(context.filename)) return;
        const isMessageFile =
          /(messages|i18n[\\/](zh|en)[^\\/]*)\.ts$/.test(context.filename) || /[\\/]i18n[\\/]/.test(context.filename);
        if (!isMessageFile && typeof node.value === 'string' && HAN.test(node.value)) report(node, node.value);
      },
    };
  },
};
