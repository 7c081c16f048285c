import { UsersIcon } from '@sanity/icons/Users'
import { definePlugin } from 'sanity'
import type { StudioTarget } from '../target.ts'
import { englishPeopleStrings, italianPeopleStrings, peopleNamespace } from './peopleStrings.ts'
import { PeopleTool } from './PeopleTool.tsx'

/**
 * The tool for people, which administrators of the embedded lake see. Hosted Sanity keeps its
 * people on sanity.io/manage.
 */
export const peopleTool = definePlugin<StudioTarget>((target) => ({
  name: 'edicola-people',
  tools: (tools, { currentUser }) => {
    const isAdministrator = currentUser?.roles.some(({ name }) => name === 'administrator') === true
    if (target.kind === 'hosted' || !isAdministrator) return tools
    const people = { name: 'people', title: 'Accessi', icon: UsersIcon, component: PeopleTool }
    return [...tools, people]
  },
  i18n: {
    bundles: [
      { locale: 'it-IT', namespace: peopleNamespace, resources: italianPeopleStrings },
      { locale: 'en-US', namespace: peopleNamespace, resources: englishPeopleStrings },
    ],
  },
}))
