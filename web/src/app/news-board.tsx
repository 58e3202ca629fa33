import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { NewsContext } from '../lib/news.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './news-board.module.css'
import { useAppWords } from './words.ts'

const SHOWN_SECONDS = 8

/** Shows news at the edge of the screen, the newest only. */
export function NewsBoard({ children }: { children: ReactNode }) {
  const { say } = useAppWords()
  const [text, setText] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const tell = useCallback((told: string) => {
    clearTimeout(timer.current)
    setText(told)
    timer.current = setTimeout(() => setText(''), SHOWN_SECONDS * 1000)
  }, [])
  useEffect(() => () => clearTimeout(timer.current), [])

  const news = useMemo(
    () => ({
      tell,
      tellFaster: ({ message }: { message: string }) =>
        tell(message === '' ? say('news.fasterPlain') : say('news.faster', { detail: message })),
    }),
    [tell, say],
  )

  return (
    <NewsContext value={news}>
      {children}
      <section className={styles.board} aria-live="polite" aria-label={say('news.label')}>
        {text !== '' && (
          <div className={styles.news}>
            <p>{text}</p>
            <button type="button" aria-label={say('news.dismiss')} onClick={() => setText('')}>
              <Icon name="close" size={16} />
            </button>
          </div>
        )}
      </section>
    </NewsContext>
  )
}
