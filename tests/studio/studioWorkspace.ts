import { createClient } from '@sanity/client'
import { createMockAuthStore, createWorkspaceFromConfig, type Workspace } from 'sanity'
import config from '../../studio/sanity.config.ts'

/** The Studio's own configuration, resolved as for an editor who is signed in. */
export function studioWorkspace(roles: readonly string[] = ['administrator']): Promise<Workspace> {
  const client = createClient({
    projectId: 'edicola',
    dataset: 'production',
    apiVersion: '2025-02-19',
    useCdn: false,
  })
  const currentUser = {
    id: 'editor',
    name: 'Elena',
    email: 'elena@example.test',
    role: '',
    roles: roles.map((name) => ({ name, title: name })),
  }
  const auth = createMockAuthStore({ client, currentUser })
  return createWorkspaceFromConfig({ ...config, basePath: '/', auth })
}
