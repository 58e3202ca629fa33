import type { ChangeOut } from '../../../../functions/change/change.contract.ts'
import { Tag } from '../../ui/tag.tsx'
import styles from './services.module.css'
import { useChangeWords } from './words.ts'

interface ServicesProps {
  readonly services: ChangeOut['services']
  /** Whose group assesses and whose change authority authorises; told apart where there are several. */
  readonly main?: string
}

/** Services by their names. */
export function Services({ services, main }: ServicesProps) {
  const { say, language } = useChangeWords()
  return (
    <ul className={styles.services}>
      {services.map(({ id, name }) => (
        <li key={id}>
          {name[language]}
          {id === main && services.length > 1 && <Tag tone="quiet">{say('page.mainService')}</Tag>}
        </li>
      ))}
    </ul>
  )
}
