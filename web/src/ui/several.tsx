import { Select, type SelectProps } from 'antd'

type SeveralProps<Value extends string | number> = Omit<SelectProps<Value[]>, 'mode' | 'onInputKeyDown'>

/** Picks several of a list; by letters of their names, unless it says otherwise. */
export function Several<Value extends string | number>(props: SeveralProps<Value>) {
  return (
    <Select<Value[]>
      showSearch={{ optionFilterProp: 'label' }}
      {...props}
      mode="multiple"
      // The list would take Tab for a choice, and let nobody out.
      onInputKeyDown={(event) => event.key === 'Tab' && event.stopPropagation()}
    />
  )
}
