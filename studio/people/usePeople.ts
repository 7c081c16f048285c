import { useToast } from '@sanity/ui/toast'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useClient } from 'sanity'
import { createPeopleClient, type PeopleClient } from './peopleClient.ts'
import type { Person } from './person.ts'
import { usePeopleText } from './usePeopleText.ts'

/** The people of the lake, and changing them. */
export interface People {
  /** Undefined until the lake has answered. */
  readonly list: readonly Person[] | undefined
  readonly client: PeopleClient
  /**
   * Carries out a change, says in a toast how it went, and reads the list anew. Resolves with
   * what `work` answers, or undefined after a failure; never rejects.
   */
  act<T>(work: () => Promise<T>, done?: string): Promise<T | undefined>
}

/** The people who may sign in, read when the tool opens and after each change. */
export function usePeople(): People {
  const sanityClient = useClient({ apiVersion: '2025-02-19' })
  const client = useMemo(() => createPeopleClient(sanityClient), [sanityClient])
  const toast = useToast()
  const { t, explain } = usePeopleText()
  const [list, setList] = useState<readonly Person[]>()

  const complain = useCallback(
    (error: unknown) =>
      toast.push({ status: 'error', title: t('failed'), description: explain(error) }),
    [explain, t, toast],
  )
  const reload = useCallback(() => client.list().then(setList, complain), [client, complain])
  useEffect(() => {
    void reload()
    // Once: the words in which a failure is told may change, the list does not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [client])

  const act = useCallback(
    async <T>(work: () => Promise<T>, done?: string): Promise<T | undefined> => {
      try {
        const answer = await work()
        if (done !== undefined) toast.push({ status: 'success', title: done })
        return answer
      } catch (error) {
        complain(error)
        return undefined
      } finally {
        await reload()
      }
    },
    [complain, reload, toast],
  )
  return { list, client, act }
}
