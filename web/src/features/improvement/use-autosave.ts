import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import {
  type ReviewOut,
  type ReviewWordsOut,
  readReview,
  saveReview,
} from '../../../../functions/improvement/review.contract.ts'
import { callApi } from '../../lib/api.ts'
import { ApiProblem } from '../../lib/problem.ts'
import { keyOf } from '../../lib/use-api.ts'

/** So long after the last letter it is saved. */
const PAUSE = 2000

/** How what is written stands to what is kept. `stale`: somebody else has kept another version. */
export type Saving = 'kept' | 'typing' | 'saving' | 'stale' | 'failed'

export interface Autosave {
  readonly words: ReviewWordsOut
  readonly write: (words: ReviewWordsOut) => void
  readonly saving: Saving
  readonly problem: ApiProblem | undefined
  /** Keeps it now. Whether it is kept, and as which version. */
  readonly save: () => Promise<number | undefined>
  /** Of two versions: what somebody else kept, or what is written here. */
  readonly takeTheirs: () => Promise<void>
  readonly keepMine: () => Promise<void>
}

/** What is sent: a cause of which nothing is written yet is none. */
const sent = (words: ReviewWordsOut): ReviewWordsOut => ({
  ...words,
  causes: words.causes.filter(({ text }) => text.trim() !== ''),
})

/** Keeps what is written shortly after each pause, and when the page is left; never over what somebody else kept. */
export function useAutosave(review: ReviewOut): Autosave {
  const queries = useQueryClient()
  const { id } = review
  const [words, setWords] = useState(review.words)
  const [saving, setSaving] = useState<Saving>('kept')
  const [problem, setProblem] = useState<ApiProblem>()
  const latest = useRef(words)
  const kept = useRef(JSON.stringify(sent(review.words)))
  const version = useRef(review.version)
  const running = useRef<Promise<number | undefined>>(Promise.resolve(undefined))

  const saveOnce = useCallback(async (): Promise<number | undefined> => {
    const body = sent(latest.current)
    const text = JSON.stringify(body)
    if (text === kept.current) return version.current
    setSaving('saving')
    try {
      const answer = await callApi(saveReview, { params: { id }, ifMatch: version.current, body })
      version.current = answer.version
      kept.current = text
      setProblem(undefined)
      setSaving(JSON.stringify(sent(latest.current)) === text ? 'kept' : 'typing')
      // Whoever comes back to this page finds what was written.
      queries.setQueryData<ReviewOut>(keyOf(readReview, { params: { id } }), (old) =>
        old === undefined ? old : { ...old, ...answer, words: body },
      )
      return answer.version
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
      setSaving(error.status === 412 ? 'stale' : 'failed')
      return undefined
    }
  }, [id, queries])

  const save = useCallback(() => {
    running.current = running.current.then(saveOnce)
    return running.current
  }, [saveOnce])

  const write = useCallback((next: ReviewWordsOut) => {
    latest.current = next
    setWords(next)
    setSaving((now) => (now === 'stale' ? now : JSON.stringify(sent(next)) === kept.current ? 'kept' : 'typing'))
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the pause begins anew with every letter
  useEffect(() => {
    if (saving !== 'typing') return
    const timer = setTimeout(() => void save(), PAUSE)
    return () => clearTimeout(timer)
  }, [words, saving, save])

  useEffect(() => {
    const leave = () => document.visibilityState === 'hidden' && void save()
    document.addEventListener('visibilitychange', leave)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      void save()
    }
  }, [save])

  const load = useCallback((newer: Pick<ReviewOut, 'words' | 'version'>) => {
    latest.current = newer.words
    kept.current = JSON.stringify(sent(newer.words))
    version.current = newer.version
    setWords(newer.words)
    setSaving('kept')
    setProblem(undefined)
  }, [])

  // Somebody else wrote, and nothing is unsaved here: their words are shown.
  useEffect(() => {
    if (saving === 'kept' && review.version > version.current) load(review)
  }, [review, saving, load])

  const takeTheirs = async () => {
    const newer = await callApi(readReview, { params: { id } })
    queries.setQueryData(keyOf(readReview, { params: { id } }), newer)
    load(newer)
  }
  const keepMine = async () => {
    const newer = await callApi(readReview, { params: { id } })
    version.current = newer.version
    kept.current = JSON.stringify(sent(newer.words))
    await save()
  }
  return { words, write, saving, problem, save, takeTheirs, keepMine }
}
