import { useState } from 'react'
import { listRaci } from '../../../../functions/role-book/matrix.contract.ts'
import type { Answer } from '../../lib/api.ts'
import { usePages } from '../../lib/use-api.ts'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { GroupChoice } from './group-choice.tsx'
import styles from './matrix.module.css'
import { useCheckWords } from './words.ts'

type Line = Answer<typeof listRaci>['items'][number]

/** Duties × positions: exactly one is accountable. */
export function DutiesView({ about }: { about: { readonly draft?: string } }) {
  const { say, language } = useCheckWords()
  const [group, setGroup] = useState('')
  const pages = usePages(listRaci, { query: { ...about, limit: 50, ...(group !== '' && { group }) } })
  const names = (positions: Line['responsible']) => positions.map(({ name }) => name[language]).join(say('comma'))
  return (
    <>
      <div className={styles.choices}>
        <GroupChoice group={group} onChange={setGroup} />
      </div>
      <PagesOf<Line> pages={pages} empty={<Empty icon="policy" title={say('duties.empty')} />}>
        {(items) => (
          <Records<Line>
            label={say('duties.label')}
            items={items}
            keyOf={({ duty }) => duty.id}
            columns={[
              { name: say('duties.duty'), width: 30, cell: ({ duty }) => <strong>{duty.title[language]}</strong> },
              {
                name: say('duties.accountable'),
                cell: ({ accountable, person }) => (
                  <>
                    {accountable.name[language]}
                    <br />
                    <span className="weak">
                      {person === null ? say('duties.nobody') : say('duties.now', { name: person.name })}
                    </span>
                  </>
                ),
              },
              {
                name: say('duties.responsible'),
                cell: ({ responsible }) => names(responsible) || <span className="weak">{say('duties.itself')}</span>,
              },
              { name: say('duties.consulted'), cell: ({ consulted }) => names(consulted) || '–' },
              { name: say('duties.informed'), cell: ({ informed }) => names(informed) || '–' },
            ]}
          />
        )}
      </PagesOf>
    </>
  )
}
