import { useState } from 'react'
import { listParity } from '../../../../functions/role-book/matrix.contract.ts'
import type { Answer } from '../../lib/api.ts'
import { usePages } from '../../lib/use-api.ts'
import { PagesOf } from '../../ui/pages-of.tsx'
import type { Tone } from '../../ui/palette.ts'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Empty } from '../../ui/waiting.tsx'
import findings from './findings.module.css'
import { GroupChoice } from './group-choice.tsx'
import styles from './matrix.module.css'
import { useCheckWords } from './words.ts'

type Position = Answer<typeof listParity>['items'][number]
type Line = Position['lines'][number]

const TONES: Readonly<Record<Line['state'], Tone>> = { 'by-duty': 'good', 'without-duty': 'warn', missing: 'bad' }

/** Authority held against duty, position by position. */
export function ParityView({ about }: { about: { readonly draft?: string } }) {
  const { say, language } = useCheckWords()
  const [group, setGroup] = useState('')
  const [isOnly, setOnly] = useState(false)
  const pages = usePages(listParity, {
    query: { ...about, limit: 50, ...(group !== '' && { group }), ...(isOnly && { only: 'unequal' as const }) },
  })
  const counts = (pages.data?.[0] as Answer<typeof listParity> | undefined)?.counts
  return (
    <>
      <div className={styles.choices}>
        <GroupChoice group={group} onChange={setGroup} />
        <label className={styles.check}>
          <input type="checkbox" checked={isOnly} onChange={({ target }) => setOnly(target.checked)} />
          <span>{say('parity.only')}</span>
        </label>
      </div>
      {counts !== undefined && (
        <p className="weak">
          {say('parity.counts', {
            right: counts['by-duty'],
            without: counts['without-duty'],
            missing: counts.missing,
          })}
        </p>
      )}
      <PagesOf<Position> pages={pages} empty={<Empty icon="audit" title={say('parity.empty')} />}>
        {(items) => (
          <Records<Position>
            label={say('parity.label')}
            items={items}
            keyOf={({ position }) => position.id}
            columns={[
              {
                name: say('parity.position'),
                width: 25,
                cell: ({ position, people }) => (
                  <>
                    <strong>{position.name[language]}</strong>
                    <br />
                    <span className="weak">
                      {people.map(({ name }) => name).join(say('comma')) || say('parity.vacant')}
                    </span>
                  </>
                ),
              },
              {
                name: say('parity.lines'),
                cell: ({ lines }) => (
                  <ul className={findings.list}>
                    {lines.map((line) => (
                      <li key={nameOf(line)}>
                        <LineOf line={line} />
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
        )}
      </PagesOf>
    </>
  )
}

/** A duty gives an authority once; what no duty gives stands in one finding. */
const nameOf = ({ act, services, upTo, duty, finding }: Line): string =>
  [act, upTo, ...(services?.map(({ id }) => id) ?? []), duty?.id ?? finding?.key].join(' ')

function LineOf({ line: { actName, services, upTo, state, duty, finding } }: { line: Line }) {
  const { say, language } = useCheckWords()
  const limits = [
    ...(services === null
      ? []
      : [
          say('parity.services', {
            names: services.map(({ name }) => name[language]).join(say('comma')),
          }),
        ]),
    ...(upTo === null ? [] : [say('parity.upTo', { risk: say(`risks.${upTo}`) })]),
    ...(duty === null ? [] : [say('parity.through', { title: duty.title[language] })]),
  ]
  return (
    <>
      {state !== 'by-duty' && <Tag tone={TONES[state]}>{say(`parity.states.${state}`)}</Tag>} {actName}{' '}
      <span className="weak">{finding?.what ?? limits.join(say('comma'))}</span>
    </>
  )
}
