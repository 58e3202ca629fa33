import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { listVendors, type VendorOut } from '../../../../functions/incident/vendor.contract.ts'
import { listPositions, listServices } from '../../../../functions/responsibility/responsibility.contract.ts'
import { late } from '../../lib/late.ts'
import { useMay } from '../../lib/session.ts'
import { usePages, useWhole } from '../../lib/use-api.ts'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Empty } from '../../ui/waiting.tsx'
import styles from './vendors.module.css'
import { useVendorWords } from './words.ts'

const VendorDialog = late(async () => (await import('./vendor-dialog.tsx')).VendorDialog)

/** Companies that stand behind services: whom to ask, in which order, and who sees to it here. */
export function VendorsPage() {
  const { say } = useVendorWords()
  const mayKeep = useMay('incident.command')
  const vendors = usePages(listVendors, { query: { limit: 50 } })
  const [editing, edit] = useState<VendorOut | 'new'>()
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      {...(mayKeep && {
        actions: (
          <Button type="primary" onClick={() => edit('new')} onPointerEnter={VendorDialog.ahead}>
            {say('add')}
          </Button>
        ),
      })}
    >
      <PagesOf
        pages={vendors}
        empty={
          <Empty icon="people" title={say('empty')}>
            {say('emptyText')}
          </Empty>
        }
      >
        {(items) => <Vendors items={items} {...(mayKeep && { onEdit: edit })} />}
      </PagesOf>
      <Suspense>
        {editing !== undefined && (
          <VendorDialog.Component {...(editing !== 'new' && { vendor: editing })} onClose={() => edit(undefined)} />
        )}
      </Suspense>
    </Page>
  )
}

interface VendorsProps {
  readonly items: readonly VendorOut[]
  /** Absent: they may only look. */
  readonly onEdit?: (vendor: VendorOut) => void
}

function Vendors({ items, onEdit }: VendorsProps) {
  const { say, language } = useVendorWords()
  const services = useWhole(listServices, { query: { limit: 100 } })
  const positions = useWhole(listPositions, { query: { limit: 100 } })
  const nameOf = (all: typeof services | typeof positions, wanted: string | null) =>
    all.find(({ id }) => id === wanted)?.name[language]
  return (
    <Records<VendorOut>
      label={say('label')}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        {
          name: say('name'),
          width: 22,
          cell: (vendor) => (
            <span className={styles.name}>
              <strong>{vendor.name}</strong> {!vendor.isOn && <Tag tone="quiet">{say('off')}</Tag>}
              {onEdit !== undefined && (
                <Button size="small" aria-label={say('editOf', { name: vendor.name })} onClick={() => onEdit(vendor)}>
                  {say('edit')}
                </Button>
              )}
            </span>
          ),
        },
        { name: say('contacts'), width: 28, cell: ({ contacts }) => <Contacts contacts={contacts} /> },
        {
          name: say('services'),
          cell: (vendor) =>
            vendor.services.length > 0 && vendor.services.map((each) => nameOf(services, each)).join(say('comma')),
        },
        { name: say('owner'), cell: ({ owner }) => (owner === null ? say('commander') : nameOf(positions, owner)) },
        { name: say('contract'), cell: ({ contract }) => contract || null },
      ]}
    />
  )
}

function Contacts({ contacts }: Pick<VendorOut, 'contacts'>) {
  return (
    <ol className={styles.contacts}>
      {contacts.map(({ name, email, phone }) => (
        <li key={email}>
          {name}{' '}
          {phone !== null && (
            <a className={styles.call} href={`tel:${phone}`}>
              {phone}
            </a>
          )}{' '}
          <span className="weak">{email}</span>
        </li>
      ))}
    </ol>
  )
}
