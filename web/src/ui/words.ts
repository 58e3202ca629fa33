import { useWords, wordsOf } from '../lib/words.ts'
import en from './en.ts'
import zhCN from './zh-CN.ts'

/** What every room says alike: states, kinds, clocks, buttons. */
const room = wordsOf('ui', { 'zh-CN': zhCN, en })
export const useUiWords = () => useWords(room)
