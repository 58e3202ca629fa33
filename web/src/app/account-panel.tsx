import { Link } from '@tanstack/react-router'
import { LANGUAGES } from '../../../functions/kernel/text.ts'
import { isStaff, type Me } from '../lib/session.ts'
import { Icon } from '../ui/icon.tsx'
import { useUiWords } from '../ui/words.ts'
import styles from './account-panel.module.css'
import { LOOK_CHOICES, prefer, usePreferences } from './preferences.ts'
import { signOut } from './sign-out.ts'
import { useAppWords } from './words.ts'

/** Who I am here, how the portal looks and speaks, and the way out. Opened by a button with `popoverTarget`. */
export function AccountPanel({ id, me }: { id: string; me: Me }) {
  const { say, language } = useAppWords()
  const { say: sayUi } = useUiWords()
  const { look = 'system' } = usePreferences()
  const { person } = me
  return (
    <section id={id} popover="auto" className={styles.panel} aria-label={say('account.label')}>
      <div className={styles.who}>
        <strong>{person.name}</strong>
        <span>{person.email}</span>
      </div>
      <div>
        <div className={styles.label}>{say('account.positions')}</div>
        <ul className={styles.positions}>
          {person.positions.length === 0 && <li>{say('account.noPosition')}</li>}
          {person.positions.map((position) => (
            <li key={`${position.id} ${position.via}`}>
              {position.name[language]}
              {position.via === 'deputy' && ` (${say('account.deputy')})`}
            </li>
          ))}
        </ul>
      </div>
      {isStaff(me) && (
        <Link
          to="/contact"
          className={styles.contact}
          onClick={({ currentTarget }) => currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
        >
          <Icon name="remind" />
          {say('account.contact')}
        </Link>
      )}
      <Choices
        label={say('account.language')}
        name="language"
        chosen={language}
        choices={LANGUAGES.map((value) => ({ value, text: sayUi(`languages.${value}`), lang: value }))}
        onChoose={(value) => prefer({ language: value })}
      />
      <Choices
        label={say('account.look')}
        name="look"
        chosen={look}
        choices={LOOK_CHOICES.map((value) => ({ value, text: say(`looks.${value}`), lang: language }))}
        onChoose={(value) => prefer({ look: value })}
      />
      <button type="button" className={styles.out} onClick={signOut}>
        {say('account.signOut')}
      </button>
    </section>
  )
}

interface ChoicesProps<Value extends string> {
  readonly label: string
  readonly name: string
  readonly chosen: Value
  readonly choices: readonly { readonly value: Value; readonly text: string; readonly lang: string }[]
  readonly onChoose: (value: Value) => void
}

function Choices<Value extends string>({ label, name, chosen, choices, onChoose }: ChoicesProps<Value>) {
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.label}>{label}</legend>
      <div>
        {choices.map(({ value, text, lang }) => (
          <label key={value} lang={lang}>
            <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
