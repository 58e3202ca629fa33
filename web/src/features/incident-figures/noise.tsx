import { noiseBySource } from '../../../../functions/incident-figures/figures.contract.ts'
import type { Instant } from '../../../../functions/kernel/instant.ts'
import type { Answer } from '../../lib/api.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Records } from '../../ui/records.tsx'
import { useFiguresWords } from './words.ts'

type Source = Answer<typeof noiseBySource>['items'][number]

/** What each source of alerts sent, and how little of it was worth an incident: the loudest first. */
export function Noise({ period }: { period: { readonly from: Instant; readonly until: Instant } }) {
  const { say } = useFiguresWords()
  const { data, error } = useApi(noiseBySource, { query: period })
  if (error !== null) return <ProblemNote problem={error} />
  const heard = data?.items.filter(({ received }) => received > 0) ?? []
  if (heard.length === 0) return null
  return (
    <Card title={say('noise.title')}>
      <p>{say('noise.lead')}</p>
      <Records<Source>
        label={say('noise.title')}
        items={heard}
        keyOf={({ source }) => source}
        columns={[
          { name: say('noise.source'), width: 34, cell: ({ name }) => name },
          { name: say('noise.received'), isShort: true, cell: ({ received }) => received },
          { name: say('noise.grouped'), isShort: true, cell: ({ grouped }) => grouped },
          {
            name: say('noise.quiet'),
            isShort: true,
            cell: ({ ignored, silenced, attached }) => ignored + silenced + attached,
          },
          { name: say('noise.flapping'), isShort: true, cell: ({ flapping }) => flapping },
          { name: say('noise.opened'), isShort: true, cell: ({ opened }) => opened },
        ]}
      />
    </Card>
  )
}
