import { Modal } from 'antd'
import type { LintFindingOut } from '../../../../functions/role-book/lint.contract.ts'
import { At } from '../../ui/deadline.tsx'
import { Pair } from '../../ui/records.tsx'
import { FindingCard } from './finding-card.tsx'
import styles from './matrix.module.css'
import type { Chosen } from './matrix-view.tsx'
import { StateWord } from './state.tsx'
import { useFindings } from './use-findings.ts'
import { useCheckWords } from './words.ts'

interface PanelProps {
  readonly chosen: Chosen
  readonly about: { readonly draft?: string }
  readonly onClose: () => void
}

/** One service and one activity looked at closely: who answers, by which duty, what is wrong and what would settle it. */
export function CellPanel({ chosen: { service, activity, cell }, about, onClose }: PanelProps) {
  const { say, language } = useCheckWords()
  const names = (things: readonly { readonly name: { readonly [each in typeof language]: string } }[]) =>
    things.map(({ name }) => name[language]).join(say('comma'))
  return (
    <Modal
      open
      footer={null}
      width={720}
      title={`${service.name[language]} · ${activity.name[language]}`}
      className={styles.panel ?? ''}
      onCancel={onClose}
    >
      <dl>
        <Pair name={<StateWord state={cell.state} />}>{say(`hours.${activity.hours}`)}</Pair>
        <Pair name={say('matrix.accountable')}>{names(cell.accountable) || say('matrix.none')}</Pair>
        <Pair name={say('matrix.person')}>{cell.person?.name ?? say('matrix.none')}</Pair>
        {cell.emptyFrom !== null && cell.emptyUntil !== null && (
          <Pair name={say('matrix.emptyTime')}>
            <At instant={cell.emptyFrom} /> – <At instant={cell.emptyUntil} />
          </Pair>
        )}
        <Pair name={say('matrix.duties')}>
          {cell.duties.length > 0 && (
            <ul>
              {cell.duties.map(({ id, title }) => (
                <li key={id}>{title[language]}</li>
              ))}
            </ul>
          )}
        </Pair>
      </dl>
      <Found chosen={{ service, activity, cell }} about={about} />
    </Modal>
  )
}

/** What the linter has to say to this cell: about itself, and about its position. */
function Found({ chosen: { service, activity, cell }, about }: Pick<PanelProps, 'chosen' | 'about'>) {
  const { say } = useCheckWords()
  const [position] = cell.accountable
  const own = useFindings(about, { service: service.id, activity: activity.code })
  const ofPosition = useFindings(about, { ...(position && { position: position.id }) }, position !== undefined)
  const isHere = ({ kind, duties }: LintFindingOut) =>
    (kind === 'vacant' || kind === 'single-point-of-failure') &&
    duties.some(({ id }) => cell.duties.some((each) => each.id === id))
  const all = [...(own.items ?? []), ...(ofPosition.items ?? []).filter(isHere)]
  if (own.items === undefined) return null
  if (all.length === 0) return <p className="weak">{say('matrix.fine')}</p>
  return (
    <>
      {all.map((each) => (
        <FindingCard key={each.key} finding={each} draft={about.draft} />
      ))}
    </>
  )
}
