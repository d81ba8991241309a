declare module 'virtual:words/*' {
  import type { MessageTree } from './merge.js';
  const words: MessageTree;
  export default words;
}
