import { useToast } from '@sanity/ui/toast'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'sanity'
import type { LiveAnswer } from '../live/liveQuestion.ts'
import { useLiveAnswer } from '../live/useLiveAnswer.ts'
import { edicolaNamespace } from '../locale/edicolaStrings.ts'
import { useRawClient } from '../moderation/useRawClient.ts'
import { type PictureFilter, pictureQuestion, type Pictures } from './pictureQuestion.ts'
import { messageOf } from '../messageOf.ts'

const pageSize = 60

/** The pictures of the collection, as far as a filter lets them through. */
export interface PictureList {
  readonly filter: PictureFilter
  readonly known: LiveAnswer<Pictures>
  setFilter(change: Partial<PictureFilter>): void
  showMore(): void
  /** How many files are on their way. */
  readonly uploading: number
  /** Takes files in, one after another; says in a toast which of them failed. */
  upload(files: Iterable<File>): Promise<string[]>
}

/** The collection, the latest pictures first. */
export function usePictures(): PictureList {
  const [filter, setFilter] = useState<PictureFilter>({
    search: '',
    tag: '',
    onlyUnused: false,
    atMost: pageSize,
  })
  // Typing must not wait for what it asks.
  const asked = useDeferredValue(filter)
  const question = useMemo(() => pictureQuestion(asked), [asked])
  const known = useLiveAnswer(question)
  return {
    filter,
    known,
    setFilter: (change) => setFilter({ ...filter, atMost: pageSize, ...change }),
    showMore: () => setFilter({ ...filter, atMost: filter.atMost + pageSize }),
    ...useUpload(),
  }
}

function useUpload(): Pick<PictureList, 'uploading' | 'upload'> {
  const client = useRawClient()
  const toast = useToast()
  const { t } = useTranslation(edicolaNamespace)
  const [uploading, setUploading] = useState(0)
  const upload = async (files: Iterable<File>): Promise<string[]> => {
    const ids: string[] = []
    for (const file of files) {
      setUploading((count) => count + 1)
      try {
        const { _id } = await client.assets.upload('image', file, { filename: file.name })
        ids.push(_id)
      } catch (error) {
        const why = messageOf(error)
        const title = t('media.failed', { why: file.name })
        toast.push({ status: 'error', title, description: why })
      } finally {
        setUploading((count) => count - 1)
      }
    }
    return ids
  }
  return { uploading, upload }
}
