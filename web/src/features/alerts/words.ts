import { useWords, wordsOf } from '../../lib/words.ts'
import en from './en.ts'
import zhCN from './zh-CN.ts'

const room = wordsOf('alerts', { 'zh-CN': zhCN, en })
export const useAlertWords = () => useWords(room)
