import { type NameIn, useWords, wordsOf } from '../lib/words.ts'
import en from './en.ts'
import zhCN from './zh-CN.ts'

const room = wordsOf('app', { 'zh-CN': zhCN, en })
export const useAppWords = () => useWords(room)
export type AppWord = NameIn<typeof zhCN>
