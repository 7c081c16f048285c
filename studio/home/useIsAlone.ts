import { useEffect, useState } from 'react'
import { useClient, useCurrentUser } from 'sanity'
import { createPeopleClient } from '../people/peopleClient.ts'
import { studioTarget } from '../studioTarget.ts'

/** Whether the one who looks administers a newsroom of one; on hosted Sanity nobody is told. */
export function useIsAlone(): boolean {
  const client = useClient({ apiVersion: '2025-02-19' })
  const user = useCurrentUser()
  const administers = user?.roles.some(({ name }) => name === 'administrator') === true
  const [isAlone, setAlone] = useState(false)
  useEffect(() => {
    if (!administers || studioTarget.kind === 'hosted') return
    createPeopleClient(client)
      .list()
      .then(
        (people) => setAlone(people.length < 2),
        () => undefined,
      )
  }, [client, administers])
  return isAlone
}
