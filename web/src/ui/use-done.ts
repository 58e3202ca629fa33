import { useNews } from '../lib/news.ts'

/** What a dialog does once its act is done: it says so, and closes. For `useAct`. */
export function useDone<Answer>(told: string | ((answer: Answer) => string), onClose: () => void) {
  const { tell } = useNews()
  return {
    onDone: (answer: Answer) => {
      tell(typeof told === 'string' ? told : told(answer))
      onClose()
    },
  }
}
