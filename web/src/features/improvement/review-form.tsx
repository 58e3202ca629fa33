import { Button, Input } from 'antd'
import { useId, useRef } from 'react'
import type { CauseKindOut, ReviewWordsOut } from '../../../../functions/improvement/review.contract.ts'
import { useRowKeys } from '../../lib/row-keys.ts'
import { Icon } from '../../ui/icon.tsx'
import { blameIn } from './blame.ts'
import styles from './improvement.module.css'
import { useImprovementWords } from './words.ts'

export const PARTS = ['impact', 'causes', 'wentWell', 'luck', 'toImprove'] as const
/** What is written in now: a part, or one of the causes. */
export type Place = Exclude<(typeof PARTS)[number], 'causes'> | { readonly cause: number }

const KINDS: readonly CauseKindOut[] = [
  ...(['software', 'hardware', 'network', 'change', 'capacity', 'configuration'] as const),
  ...(['procedure', 'supplier', 'monitoring', 'security', 'environment', 'other'] as const),
]
const MOST_CAUSES = 12

interface FormProps {
  readonly words: ReviewWordsOut
  readonly write: (words: ReviewWordsOut) => void
  /** Somebody begins to write there: what is quoted goes there. */
  readonly onPlace: (place: Place) => void
}

/** Everything there is to write, one below the other, each with a question that helps. */
export function ReviewForm({ words, write, onPlace }: FormProps) {
  const { say } = useImprovementWords()
  return (
    <div className={styles.form}>
      {PARTS.map((part) =>
        part === 'causes' ? (
          <Causes key={part} words={words} write={write} onPlace={onPlace} />
        ) : (
          <Part
            key={part}
            title={say(`review.${part}`)}
            hint={say(`review.${part}Hint`)}
            value={words[part]}
            onChange={(value) => write({ ...words, [part]: value })}
            onFocus={() => onPlace(part)}
          />
        ),
      )}
    </div>
  )
}

interface PartProps {
  readonly title: string
  readonly hint: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onFocus: () => void
}

function Part({ title, hint, value, onChange, onFocus }: PartProps) {
  const id = useId()
  return (
    <div>
      <label className={styles.title} htmlFor={id}>
        {title}
      </label>
      <p className={styles.hint} id={`${id}-hint`}>
        {hint}
      </p>
      <Input.TextArea
        id={id}
        aria-describedby={`${id}-hint`}
        className={styles.area ?? ''}
        rows={3}
        maxLength={8000}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        onFocus={onFocus}
      />
      <BlameHints written={value} />
    </div>
  )
}

/** Several causes: each one word for its kind, and what it was. */
function Causes({ words, write, onPlace }: FormProps) {
  const { say } = useImprovementWords()
  // There is always one to begin with.
  const causes = words.causes.length === 0 ? [{ kind: 'other' as const, text: '' }] : words.causes
  const rows = useRowKeys(causes.length)
  const frame = useRef<HTMLFieldSetElement>(null)
  const put = (nth: number, change: Partial<(typeof causes)[number]>) =>
    write({ ...words, causes: causes.map((each, at) => (at === nth ? { ...each, ...change } : each)) })
  const remove = (nth: number) => {
    rows.take(nth)
    write({ ...words, causes: causes.toSpliced(nth, 1) })
    // The button that had the focus is gone: one goes on in the next cause, and a quote comes there.
    const next = Math.min(nth, causes.length - 2)
    requestAnimationFrame(() => frame.current?.querySelectorAll('textarea')[next]?.focus())
  }
  return (
    <fieldset ref={frame} className={styles.causes}>
      <legend className={styles.title}>{say('review.causes')}</legend>
      <p className={styles.hint}>{say('review.causesHint')}</p>
      {causes.map(({ kind, text }, at) => {
        const nth = at + 1
        return (
          <div key={rows.keys[at]} className={styles.cause}>
            <div className={styles.causeHead}>
              <select
                aria-label={say('review.causeKind', { nth })}
                className={styles.kind}
                value={kind}
                onChange={({ target }) => put(at, { kind: target.value as CauseKindOut })}
              >
                {KINDS.map((value) => (
                  <option key={value} value={value}>
                    {say(`causeKinds.${value}`)}
                  </option>
                ))}
              </select>
              {causes.length > 1 && (
                <Button
                  type="text"
                  aria-label={say('review.removeCause', { nth })}
                  icon={<Icon name="close" size={16} />}
                  onClick={() => remove(at)}
                />
              )}
            </div>
            <Input.TextArea
              aria-label={say('review.cause', { nth })}
              className={styles.area ?? ''}
              rows={2}
              maxLength={2000}
              value={text}
              onChange={({ target }) => put(at, { text: target.value })}
              onFocus={() => onPlace({ cause: at })}
            />
            <BlameHints written={text} />
          </div>
        )
      })}
      {causes.length < MOST_CAUSES && (
        <Button
          icon={<Icon name="plus" size={16} />}
          onClick={() => write({ ...words, causes: [...causes, { kind: 'other', text: '' }] })}
        >
          {say('review.addCause')}
        </Button>
      )}
    </fieldset>
  )
}

/** A word that asks who instead of why, and what to ask instead. Only a hint: nothing is refused for it. */
function BlameHints({ written }: { written: string }) {
  const { say } = useImprovementWords()
  const hints = blameIn(written)
  return (
    <ul className={styles.hints} aria-live="polite">
      {hints.map(({ word, kind }) => (
        <li key={word}>{say('review.hint', { word, instead: say(`blame.instead.${kind}`) })}</li>
      ))}
    </ul>
  )
}

/** What was quoted, put at the end of where somebody writes. */
export function quoted(words: ReviewWordsOut, place: Place, quote: string): ReviewWordsOut {
  const added = (before: string) => (before === '' ? quote : `${before.trimEnd()}\n${quote}`)
  if (typeof place === 'string') return { ...words, [place]: added(words[place]) }
  const causes = words.causes.length === 0 ? [{ kind: 'other' as const, text: '' }] : words.causes
  return {
    ...words,
    causes: causes.map((each, at) => (at === place.cause ? { ...each, text: added(each.text) } : each)),
  }
}
