import { Button } from 'antd'
import { useState } from 'react'
import { useDraft } from '../../lib/draft.ts'
import { Note } from '../../ui/note.tsx'
import { ChangeForm, type ChangeFormProps } from './change-form.tsx'
import type { FormValues } from './form-values.ts'
import styles from './kept-form.module.css'
import { useChangeWords } from './words.ts'

/** What of the form is about what was typed and not sent. */
export const useFormDraft = (form: string) => useDraft<Partial<FormValues>>(form)

type KeptFormProps = Omit<ChangeFormProps, 'onType'> & { readonly draft: ReturnType<typeof useFormDraft> }

/** The form of a change, which goes on with what was typed when the page was left or loaded anew, and says so. */
export function KeptForm({ draft, initial, ...rest }: KeptFormProps) {
  const { say } = useChangeWords()
  const [found, setFound] = useState(draft.found)
  const startAnew = () => {
    draft.drop()
    setFound(undefined)
  }
  return (
    <>
      {found !== undefined && (
        <Note tone="info">
          <span className={styles.kept}>
            {say('form.kept')}
            <Button size="small" onClick={startAnew}>
              {say('form.startAnew')}
            </Button>
          </span>
        </Note>
      )}
      <ChangeForm
        key={found === undefined ? 'anew' : 'kept'}
        {...rest}
        initial={{ ...initial, ...found }}
        onType={draft.keep}
      />
    </>
  )
}
