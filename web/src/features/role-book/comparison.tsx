import type { ComparisonOut } from '../../../../functions/role-book/role-book.contract.ts'
import type { ApiProblem } from '../../lib/problem.ts'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { type Pages, PagesOf } from '../../ui/pages-of.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './role-book.module.css'
import { FIELDS, useSaid } from './said.ts'
import { useBookWords } from './words.ts'

type Change = ComparisonOut['items'][number]
const TONES = { added: 'good', changed: 'info', removed: 'bad' } as const

interface ComparedPages extends Pages<Change> {
  /** Read so far: the first says how the frame differs, each names what it mentions. */
  readonly data: readonly unknown[] | undefined
  readonly error: ApiProblem | null
}

/** A comparison as it is read page by page. */
export function ComparisonOf({ pages }: { pages: ComparedPages }) {
  const read = pages.data as readonly ComparisonOut[] | undefined
  if (read === undefined) return pages.error === null ? <Waiting /> : <ProblemNote problem={pages.error} />
  const names = Object.assign({}, ...read.map((each) => each.names)) as ComparisonOut['names']
  const hasFrame = read[0]?.frame != null
  return (
    <PagesOf pages={pages} empty={<Comparison items={[]} names={names} hasFrame={hasFrame} />}>
      {(items) => <Comparison items={items} names={names} hasFrame={hasFrame} />}
    </PagesOf>
  )
}

/** What differs between two states of the book, duty by duty; what was and what is, struck out and underlined. */
function Comparison({ items, names, hasFrame }: ComparisonProps) {
  const { say } = useBookWords()
  if (items.length === 0 && !hasFrame) return <p className="weak">{say('compare.same')}</p>
  return (
    <>
      {hasFrame && <Note tone="info">{say('frame')}</Note>}
      {items.map((change) => (
        <ChangedDuty key={change.duty} change={change} names={names} />
      ))}
    </>
  )
}

interface ComparisonProps extends Pick<ComparisonOut, 'names'> {
  readonly items: readonly Change[]
  readonly hasFrame: boolean
}

function ChangedDuty({
  change: { change, before, after, moves },
  names,
}: { change: Change } & Pick<ComparisonOut, 'names'>) {
  const { say, name, language } = useBookWords()
  const { lines, authority } = useSaid(names)
  const duty = after ?? before
  if (duty === null) return null
  const rows = FIELDS.map((field) => ({
    field,
    was: before === null ? '' : lines(before, field).join('\n'),
    is: after === null ? '' : lines(after, field).join('\n'),
  })).filter(({ was, is }) => was !== is)
  return (
    <section className={styles.change}>
      <h3>
        <Tag tone={TONES[change]}>{name('changes', change)}</Tag> {duty.title[language]}
      </h3>
      <dl className={styles.pair}>
        {rows.map(({ field, was, is }) => (
          <Row key={field} name={say(`fields.${field}`)} was={was} is={is} />
        ))}
      </dl>
      {moves.length > 0 && (
        <>
          <strong>{say('moves')}</strong>
          <ul className={styles.list}>
            {moves
              .flatMap((move, nth) => [
                ...(move.to === null
                  ? []
                  : [
                      [
                        `${nth}+`,
                        say('gains', { position: move.to.name[language], authority: authority(move.authority) }),
                      ],
                    ]),
                ...(move.from === null
                  ? []
                  : [
                      [
                        `${nth}-`,
                        say('loses', { position: move.from.name[language], authority: authority(move.authority) }),
                      ],
                    ]),
              ])
              .map(([key, words]) => (
                <li key={key}>{words}</li>
              ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Row({ name, was, is }: { name: string; was: string; is: string }) {
  return (
    <>
      <dt className="weak">{name}</dt>
      <dd>{was !== '' && <del>{was}</del>}</dd>
      <dd>{is !== '' && <ins>{is}</ins>}</dd>
    </>
  )
}
