import { useWords, wordsOf } from '../../lib/words.ts'
import en from './en.ts'
import zhCN from './zh-CN.ts'

const room = wordsOf('position-hand-overs', { 'zh-CN': zhCN, en })
export const useHandOverWords = () => useWords(room)
