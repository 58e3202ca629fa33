import { Form, Input } from 'antd'
import { useBookWords } from '../words.ts'
import styles from './editor.module.css'

const LANGUAGES = ['zh-CN', 'en'] as const

/** What has to be done and when it counts as done, in both languages. */
export function WhatFields() {
  const { say } = useBookWords()
  const asked = (field: 'title' | 'standard', language: (typeof LANGUAGES)[number]) => {
    const label = `${say(`fields.${field}`)} · ${say(`editor.in.${language}`)}`
    return {
      ...{ label, name: [field, language] },
      rules: [{ required: true, whitespace: true, message: say('draft.needed', { name: label }) }],
    }
  }
  return (
    <>
      <div className={styles.row}>
        {LANGUAGES.map((language) => (
          <Form.Item key={language} {...asked('title', language)}>
            <Input maxLength={120} lang={language} />
          </Form.Item>
        ))}
      </div>
      <div className={styles.row}>
        {LANGUAGES.map((language) => (
          <Form.Item key={language} {...asked('standard', language)}>
            <Input.TextArea maxLength={2000} rows={3} lang={language} />
          </Form.Item>
        ))}
      </div>
    </>
  )
}
