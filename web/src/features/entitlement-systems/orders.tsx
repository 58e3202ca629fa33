import { Link } from '@tanstack/react-router'
import type { SystemOut } from '../../../../functions/entitlement/catalogue.contract.ts'
import { downloadOrders, listOrders, type OrderOut } from '../../../../functions/entitlement/orders/orders.contract.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { Deadline } from '../../ui/deadline.tsx'
import { DownloadLink } from '../../ui/download-link.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './system-page.module.css'
import { useSystemWords } from './words.ts'

/** What has to be granted and revoked on a system now, and the file of it. */
export function Orders({ system: { id, connector }, mayWork }: { system: SystemOut; mayWork: boolean }) {
  const { say, language } = useSystemWords()
  const { data, error, refetch } = useApi(listOrders, { params: { id } })
  if (data === undefined) {
    return (
      <Card title={say('orders.title')}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Card>
    )
  }
  const { items, more } = data
  return (
    <Card title={say('orders.title')}>
      <div className={styles.stack}>
        {items.length === 0 && <p className="weak">{say('orders.none')}</p>}
        {items.length > 0 && connector.kind === 'csv' && mayWork && (
          <div>
            <DownloadLink route={downloadOrders} params={{ id }}>
              {say('orders.download')}
            </DownloadLink>
          </div>
        )}
        {items.length > 0 && (
          <Records<OrderOut>
            label={say('orders.title')}
            items={items}
            keyOf={({ order }) => order}
            columns={[
              {
                name: say('orders.right'),
                cell: ({ entitlement, number, right }) => (
                  <Link to="/entitlements/$id" params={{ id: entitlement }}>
                    {number} {right.name[language]}
                  </Link>
                ),
              },
              {
                name: say('orders.what'),
                isShort: true,
                cell: ({ wanted }) => (
                  <Tag tone={wanted === 'grant' ? 'info' : 'warn'}>{say(`orders.wanted.${wanted}`)}</Tag>
                ),
              },
              { name: say('orders.person'), isShort: true, cell: ({ person }) => <PersonName person={person} /> },
              { name: say('orders.account'), cell: ({ account }) => account },
              { name: say('orders.due'), isShort: true, cell: ({ dueAt }) => dueAt && <Deadline dueAt={dueAt} /> },
              {
                name: say('orders.owner'),
                cell: ({ accountable }) => accountable && <PersonName person={accountable} />,
              },
            ]}
          />
        )}
        {more > 0 && <p>{say('orders.more', { count: more })}</p>}
      </div>
    </Card>
  )
}
