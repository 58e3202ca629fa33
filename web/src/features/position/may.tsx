import { listServices, type PositionOut } from '../../../../functions/responsibility/responsibility.contract.ts'
import { listDuties } from '../../../../functions/role-book/duty.contract.ts'
import { useWhole } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { Records } from '../../ui/records.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { useUiWords } from '../../ui/words.ts'
import { usePostWords } from './words.ts'

type Authority = PositionOut['authorities'][number]

/** What it may do, and the duty that gives it. */
export function May({ position: { id, authorities } }: { position: PositionOut }) {
  const { say, language } = usePostWords()
  const { name } = useUiWords()
  const duties = useWhole(listDuties, { query: { position: id, limit: 100 } })
  const services = useWhole(listServices, { query: { limit: 100 } })
  const nameOf = (service: string) => services.find(({ id: each }) => each === service)?.name[language] ?? service
  const reach = ({ services: limited, upTo }: Authority): string => {
    const where = limited === null ? say('anywhere') : limited.map(nameOf).join(' · ')
    return upTo === null ? where : say('upTo', { services: where, risk: name('risks', upTo) })
  }
  return (
    <Card title={say('may')}>
      {authorities.length === 0 ? (
        <Empty icon="token" title={say('noAuthorities')} />
      ) : (
        <Records<Authority>
          label={say('may')}
          items={authorities}
          keyOf={({ act, services: limited, duty, upTo }) => `${act} ${limited?.join(' ')} ${duty} ${upTo}`}
          columns={[
            {
              name: say('authority'),
              cell: ({ act }) => <strong>{name('authorities', act.replace('.', '_'))}</strong>,
            },
            { name: say('reach'), cell: reach },
            {
              name: say('because'),
              cell: ({ duty }) =>
                duty === null ? say('ofPosition') : (duties.find((each) => each.id === duty)?.title[language] ?? duty),
            },
          ]}
        />
      )}
    </Card>
  )
}
