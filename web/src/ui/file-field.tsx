import { useId } from 'react'
import styles from './file-field.module.css'

interface FileFieldProps {
  readonly label: string
  /** As of an `<input>`: `.csv,text/csv`. */
  readonly accept: string
  readonly onChoose: (file: File | undefined) => void
}

/** Chooses a file to be sent. */
export function FileField({ label, accept, onChoose }: FileFieldProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input id={id} type="file" accept={accept} onChange={({ target }) => onChoose(target.files?.[0])} />
    </div>
  )
}
