import { listServices, type ServiceOut } from '../../../../functions/responsibility/responsibility.contract.ts'
import { usePages } from '../../lib/use-api.ts'
import { FollowService } from '../../ui/follow-service.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { Empty } from '../../ui/waiting.tsx'
import styles from './services-page.module.css'
import { useServiceWords } from './words.ts'

export function ServicesPage() {
  const { say, language } = useServiceWords()
  const services = usePages(listServices, { query: { limit: 100 } })
  return (
    <Page title={say('title')} lead={say('lead')}>
      <PagesOf pages={services} empty={<Empty icon="service" title={say('empty')} />}>
        {(items) => (
          <Records<ServiceOut>
            label={say('label')}
            items={items}
            keyOf={({ id }) => id}
            columns={[
              {
                name: say('name'),
                isShort: true,
                cell: ({ id, name }) => (
                  <strong id={id} className={styles.name}>
                    {name[language]}
                  </strong>
                ),
              },
              { name: say('group'), isShort: true, cell: ({ group }) => group.name[language] },
              {
                name: say('changeAuthority'),
                isShort: true,
                cell: ({ changeAuthority }) => changeAuthority.name[language],
              },
              { name: say('dependsOn'), cell: ({ dependsOn }) => <Others services={dependsOn} /> },
              { name: say('neededBy'), cell: ({ neededBy }) => <Others services={neededBy} /> },
              {
                name: say('news'),
                isShort: true,
                cell: ({ id, name }) => <FollowService service={{ id, name: name[language] }} />,
              },
            ]}
          />
        )}
      </PagesOf>
    </Page>
  )
}

/** Other services, each leading to its place in the list. */
function Others({ services }: { services: ServiceOut['dependsOn'] }) {
  const { say, language } = useServiceWords()
  if (services.length === 0) return <span className="weak">{say('nothing')}</span>
  return (
    <ul className={styles.others}>
      {services.map(({ id, name }) => (
        <li key={id}>
          <a href={`#${id}`}>{name[language]}</a>
        </li>
      ))}
    </ul>
  )
}
