import { type JSX, useEffect, useRef } from 'react'
import { getPublishedId, set, type SlugInputProps, useEditState, useFormValue } from 'sanity'
import { slugify } from '../../schemas/slugify.ts'

const restMilliseconds = 600

/**
 * The address of a page, which follows its title while one writes it: until the page is published,
 * or somebody chooses another address. Opening a document changes nothing in it.
 */
export function SlugInput(props: SlugInputProps): JSX.Element {
  useAddressOfTitle(props)
  return <>{props.renderDefault(props)}</>
}

function useAddressOfTitle({ schemaType, value, readOnly, onChange }: SlugInputProps): void {
  const source = schemaType.options?.source
  const title = useFormValue([typeof source === 'string' ? source : 'title'])
  const isPublished = useIsPublished()
  const opened = useRef(title)
  const made = useRef<string>(undefined)
  const current = value?.current
  useEffect(() => {
    if (readOnly === true || isPublished || typeof title !== 'string') return
    if (title === opened.current || (current !== undefined && current !== made.current)) return
    const timer = setTimeout(() => {
      const address = slugify(title)
      if (address === '' || address === current) return
      made.current = address
      onChange(set({ _type: 'slug', current: address }))
    }, restMilliseconds)
    return () => clearTimeout(timer)
  }, [title, current, isPublished, readOnly, onChange])
}

function useIsPublished(): boolean {
  const id = useFormValue(['_id'])
  const type = useFormValue(['_type'])
  const { published, ready } = useEditState(getPublishedId(String(id)), String(type), 'low')
  return !ready || published !== null
}
