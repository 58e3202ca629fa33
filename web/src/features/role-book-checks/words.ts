import { useWords, wordsOf } from '../../lib/words.ts'
import en from './en.ts'
import zhCN from './zh-CN.ts'

const room = wordsOf('role-book-checks', { 'zh-CN': zhCN, en })
export const useCheckWords = () => useWords(room)
