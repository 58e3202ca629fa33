import { useWords, wordsOf } from '../../lib/words.ts'
import en from './en.ts'
import zhCN from './zh-CN.ts'

const room = wordsOf('objectives', { 'zh-CN': zhCN, en })
export const useObjectiveWords = () => useWords(room)
