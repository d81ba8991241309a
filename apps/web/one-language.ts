import { runnerImport, type Alias, type Plugin } from 'vite';
import type { Messages } from './src/i18n/merge.js';

const MODULE = /^\0?virtual:words\/(zh|en)$/;

/** `virtual:words/zh`: every word of the product in that language alone, made of all folders' `messages.ts` while building. */
export function oneLanguage({ source, alias }: { source: string; alias: Alias[] }): Plugin {
  return {
    name: 'keyline:one-language',
    resolveId: (id) => (MODULE.test(id) ? `\0${id}` : null),
    async load(id) {
      const language = MODULE.exec(id)?.[1];
      if (language !== 'zh' && language !== 'en') return null;
      const { module, dependencies } = await runnerImport<{ words: Messages }>(source, { resolve: { alias }, logLevel: 'error' });
      for (const file of dependencies) this.addWatchFile(file);
      return `export default ${JSON.stringify(module.words[language])};`;
    },
  };
}
