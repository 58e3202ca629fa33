import { pageLoad } from '../../../../functions/incident-figures/figures.contract.ts'
import type { Instant } from '../../../../functions/kernel/instant.ts'
import type { Answer } from '../../lib/api.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Records } from '../../ui/records.tsx'
import styles from './page-load.module.css'
import { useFiguresWords } from './words.ts'

type Load = Answer<typeof pageLoad>['people'][number]

const PARTS = ['people', 'schedules', 'services', 'sources'] as const

/** Who was paged how often, and when it hurts. */
export function PageLoad({ period }: { period: { readonly from: Instant; readonly until: Instant } }) {
  const { say, name } = useFiguresWords()
  const { data, error } = useApi(pageLoad, { query: period })
  if (error !== null) return <ProblemNote problem={error} />
  if (data === undefined) return null
  return (
    <Card title={say('load.title')}>
      <p>{say(data.people.length === 0 ? 'load.empty' : 'load.lead')}</p>
      <div className={styles.parts}>
        {data.people.length > 0 &&
          PARTS.map((part) => (
            <Records<Load>
              key={part}
              label={say(`load.${part}`)}
              items={data[part]}
              keyOf={({ of }) => `of ${of}`}
              columns={[
                {
                  name: say(`load.${part}`),
                  width: 40,
                  cell: ({ of, name: called }) =>
                    called === null ? say('none') : part === 'sources' ? name('sources', of) : called,
                },
                { name: say('load.pages'), isShort: true, cell: ({ pages }) => pages },
                { name: say('load.night'), isShort: true, cell: ({ night }) => night },
                { name: say('load.offHours'), isShort: true, cell: ({ offHours }) => offHours },
              ]}
            />
          ))}
      </div>
    </Card>
  )
}
