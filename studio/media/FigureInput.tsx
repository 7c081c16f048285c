import type { SanityClient } from '@sanity/client'
import { type JSX, useCallback, useEffect, useRef } from 'react'
import { type ObjectInputProps, type Path, set, useCurrentUser } from 'sanity'
import { z } from 'zod'
import { useRawClient } from '../moderation/useRawClient.ts'
import { mayPublish } from '../review/review.ts'

const calmMilliseconds = 3000

const figure = z.object({
  asset: z.object({ _ref: z.string() }).optional(),
  alt: z.string().optional(),
  caption: z.string().optional(),
  credit: z.string().optional(),
})
const keptWords = z
  .object({
    altText: z.string().nullish(),
    description: z.string().nullish(),
    creditLine: z.string().nullish(),
  })
  .nullable()

/**
 * A picture's field that writes nothing twice: a picture that has been described brings its words
 * along, and the first description of one is kept with it.
 */
export function FigureInput(props: ObjectInputProps): JSX.Element {
  const value = figure.safeParse(props.value ?? {}).data
  const picture = value?.asset?._ref
  const client = useRawClient()
  const mayEdit = mayPublish(useCurrentUser())
  // What is there when the field opens was decided before.
  const opened = useRef({ picture, alt: value?.alt })
  const latest = useRef({ props, value })
  useEffect(() => {
    latest.current = { props, value }
  })
  useEffect(() => {
    if (picture === undefined || picture === opened.current.picture) return
    opened.current = { ...opened.current, picture }
    const bring = async (): Promise<void> => {
      const words = await wordsOf(client, picture)
      const { props: now, value: held } = latest.current
      if (now.readOnly === true || held?.asset?._ref !== picture) return
      const missing = Object.entries(words).filter(([name, text]) => text && !nameIn(held, name))
      if (missing.length > 0) now.onChange(missing.map(([name, text]) => set(text, [name])))
    }
    void bring()
  }, [client, picture])
  useEffect(() => {
    const { alt } = value ?? {}
    if (!mayEdit || picture === undefined || !alt || alt === opened.current.alt) return
    const timer = setTimeout(() => void keepAlt(client, picture, alt), calmMilliseconds)
    return () => clearTimeout(timer)
  }, [client, mayEdit, picture, value])
  const onPathFocus = useFocusOfPicture(props)
  return <>{props.renderDefault({ ...props, onPathFocus })}</>
}

// The dialog of the crop is open while it has the focus, and closes by giving it to the figure. As a
// block of a text a figure cannot take it, only its fields can: the dialog would not close.
function useFocusOfPicture({ focusPath, onPathFocus }: ObjectInputProps): (path: Path) => void {
  const isCropping = focusPath[0] === 'hotspot'
  return useCallback(
    (path) => onPathFocus(isCropping && path.length === 0 ? ['asset'] : path),
    [isCropping, onPathFocus],
  )
}

function nameIn(value: object, name: string): boolean {
  return Object.entries(value).some(([key, text]) => key === name && text !== '')
}

async function wordsOf(
  client: SanityClient,
  picture: string,
): Promise<Record<'alt' | 'caption' | 'credit', string | null | undefined>> {
  const query = '*[_id == $id][0]{altText, description, creditLine}'
  const words = keptWords.parse(await client.fetch<unknown>(query, { id: picture }))
  return { alt: words?.altText, caption: words?.description, credit: words?.creditLine }
}

async function keepAlt(client: SanityClient, picture: string, altText: string): Promise<void> {
  const { alt } = await wordsOf(client, picture)
  if (!alt) await client.patch(picture).set({ altText }).commit()
}
