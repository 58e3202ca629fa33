import { LANGUAGES } from '../../../../functions/kernel/text.ts'
import { changeMe } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useNews } from '../../lib/news.ts'
import { useMe } from '../../lib/session.ts'
import { useAct } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { useUiWords } from '../../ui/words.ts'
import styles from './paging.module.css'
import { usePagingWords } from './words.ts'

/** In which language I am paged. */
export function LanguageCard() {
  const { say } = usePagingWords()
  const { say: sayUi } = useUiWords()
  const { tell } = useNews()
  const { person } = useMe()
  const save = useAct(changeMe, { onDone: () => tell(say('language.done')) })
  const chosen = (save.isPending ? save.variables.body?.language : undefined) ?? person.language
  return (
    <Card title={say('language.title')}>
      <fieldset className={styles.languages}>
        <legend className="weak">{say('language.label')}</legend>
        {LANGUAGES.map((value) => (
          <label key={value} lang={value} className={styles.tick}>
            <input
              type="radio"
              name="paged-in"
              checked={value === chosen}
              onChange={() => save.mutate({ body: { language: value } })}
            />
            {sayUi(`languages.${value}`)}
          </label>
        ))}
      </fieldset>
      {save.error !== null && <ProblemNote problem={save.error} />}
    </Card>
  )
}
